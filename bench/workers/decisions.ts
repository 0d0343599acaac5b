import { TASKS, type TaskName, taskOf } from "../decisions/tasks.ts";

/** What is asked of the worker: do `times` pieces of a task, over `size` live campaigns. */
export interface Asked {
  readonly task: TaskName;
  readonly size: number;
  readonly times: number;
}

/** Made when first asked for, as an isolate loads its snapshot once. */
const made = new Map<string, ReturnType<typeof taskOf>>();

function taskFor({ task, size }: Asked): ReturnType<typeof taskOf> {
  const key = `${size} ${task}`;
  const known = made.get(key) ?? taskOf(task, size);
  made.set(key, known);
  return known;
}

const isAsked = (body: Asked): boolean => body.task in TASKS && body.size > 0 && body.times > 0;

/** Answers how many campaigns came through in all. No clock: inside a request it stands still. */
export default {
  async fetch(request: Request): Promise<Response> {
    const asked = (await request.json()) as Asked;
    if (!isAsked(asked)) return new Response("no such task", { status: 404 });
    const task = taskFor(asked);
    let through = 0;
    for (let n = 0; n < asked.times; n += 1) through += task(n);
    return Response.json({ through });
  },
};
