import { Text } from "@mantine/core";
import { inBoth, useWords } from "../shared/language.tsx";

const words = inBoth({
  en: { training: "Training", counts: "Nothing counts. Test offers are redeemed, live ones are only looked at." },
  sv: { training: "Övning", counts: "Inget räknas. Testerbjudanden löses in, skarpa visas bara." },
});

/** Tape as it hangs before what is not to be entered: seen from afar, and by who sees no colours. */
const TAPE = "repeating-linear-gradient(-45deg, #000 0 18px, #ffd43b 18px 36px)";

export function TrainingBanner() {
  const say = useWords(words);
  return (
    <div role="region" aria-label={say.training} style={{ background: TAPE, padding: "10px 0" }}>
      <Text ta="center" fw={700} fz="lg" py={6} px="md" style={{ background: "#ffd43b", color: "#000" }}>
        {say.training.toUpperCase()} · {say.counts}
      </Text>
    </div>
  );
}

/** What stands behind everything meanwhile: faint enough to read on. */
export const TRAINING_GROUND =
  "repeating-linear-gradient(-45deg, light-dark(#fff9db, #2b2711) 0 24px, light-dark(#fff3bf, #332e14) 24px 48px)";
