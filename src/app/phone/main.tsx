import { start } from "../shared/start.tsx";
import { claim } from "./ownership.ts";
import { PhoneProgram } from "./phone-program.tsx";
import { registerWorker } from "./worker-link.ts";

claim("ifAvailable");
start(<PhoneProgram />);
void registerWorker();
