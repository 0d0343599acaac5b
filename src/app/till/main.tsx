import { start } from "../shared/start.tsx";
import { TillProgram } from "./till-program.tsx";

start(<TillProgram />);
