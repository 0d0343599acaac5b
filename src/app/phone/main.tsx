import { start } from "../shared/start.tsx";
import { PhoneProgram } from "./phone-program.tsx";

start(<PhoneProgram />);
