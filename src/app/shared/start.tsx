import "@mantine/core/styles.css";
import "@mantine/notifications/styles.css";
import { MantineProvider } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { LanguageProvider } from "./language.tsx";
import { refusalOf } from "./refused.ts";
import { legible, theme } from "./theme.ts";

/** What may be different the next time, without anybody doing anything about it. */
const PASSES = new Set(["unavailable", "unreachable", "rate_limited"]);
const RETRIES_MAX = 2;

const queries = new QueryClient({
  defaultOptions: {
    // Whether there is a network is found out by asking: a browser only knows of the cable.
    mutations: { networkMode: "always" },
    queries: {
      networkMode: "always",
      // Enough that two parts of one page ask once; who comes back to a page asks again.
      staleTime: 1_000,
      retry: (failures, error) => failures < RETRIES_MAX && PASSES.has(refusalOf(error).code),
    },
  },
});

/** Shows a program, with all that any of them stands in. */
export function start(program: ReactNode): void {
  const root = document.querySelector("#root");
  if (root === null) throw new Error("the page has no root");
  createRoot(root).render(
    <StrictMode>
      <MantineProvider theme={theme} cssVariablesResolver={legible} defaultColorScheme="auto">
        <QueryClientProvider client={queries}>
          <LanguageProvider>
            <Notifications position="bottom-right" />
            {program}
          </LanguageProvider>
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>,
  );
}
