import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { answerOf, type Sky } from "./weather.ts";

/** A stand-in for Open-Meteo: it answers as that does, under whatever sky it is given, and remembers what it was asked. */
export interface WeatherServer {
  readonly url: string;
  readonly asked: readonly URL[];
  sky: Sky;
  close(): Promise<void>;
}

export async function startWeather(sky: Sky): Promise<WeatherServer> {
  const asked: URL[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://localhost");
    asked.push(url);
    response.setHeader("content-type", "application/json").end(JSON.stringify(answerOf(url, Date.now(), weather.sky)));
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  const weather: WeatherServer = {
    url: `http://127.0.0.1:${port}/v1/forecast`,
    asked,
    sky,
    close: () => new Promise((closed) => server.close(() => closed())),
  };
  return weather;
}
