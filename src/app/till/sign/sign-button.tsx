import { Button, type ButtonProps } from "@mantine/core";
import type { ReactNode } from "react";

interface SignButtonProps {
  readonly onClick: () => unknown;
  readonly children: ReactNode;
  /** The likeliest one has the focus: Enter does it. */
  readonly first?: boolean;
}

const FIRST: ButtonProps = { variant: "white", color: "dark.9", autoContrast: false };
const OTHER: ButtonProps = { variant: "outline", color: "white" };

/** A button on a sign, for a thumb. */
export function SignButton({ onClick, children, first = false }: SignButtonProps) {
  return (
    <Button {...(first ? FIRST : OTHER)} size="xl" autoFocus={first} onClick={() => void onClick()}>
      {children}
    </Button>
  );
}
