import { start } from "../shared/start.tsx";
import { PhoneProgram } from "./phone-program.tsx";
import { registerWorker } from "./worker-link.ts";

start(<PhoneProgram />);
void registerWorker();
