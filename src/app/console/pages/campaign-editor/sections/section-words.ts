import { inBoth } from "../../../../shared/language.tsx";
import type { SectionName } from "../findings.ts";

interface SectionTexts {
  readonly title: string;
  readonly about: string;
}

export const sectionWords = inBoth<Readonly<Record<SectionName | "try", SectionTexts>>>({
  en: {
    basics: { title: "Name", about: "What you and your colleagues call it. Shoppers never see it." },
    when: { title: "When", about: "What has to happen, and how long an offer is good." },
    where: { title: "Where", about: "In which stores, and by which way it is said." },
    who: { title: "Who", about: "Whom it is for. Without a rule it is for everybody who left a cart or came in." },
    items: { title: "About which items", about: "Which of the cart’s items it is about. Without a rule, all of them." },
    said: {
      title: "What is offered and said",
      about: "Each variant is one reward with its wording. Several are compared.",
    },
    limits: { title: "Limits and budgets", about: "How many offers there may be, and what they may cost." },
    measure: { title: "Measuring", about: "Some shoppers get no offer, so that you see what offers add." },
    more: { title: "More", about: "What seldom has to be touched." },
    try: { title: "Try it", about: "What would be decided for somebody. Nothing is written, and nobody else is told." },
  },
  sv: {
    basics: { title: "Namn", about: "Vad ni själva kallar den. Kunderna ser det aldrig." },
    when: { title: "När", about: "Vad som ska hända, och hur länge ett erbjudande gäller." },
    where: { title: "Var", about: "I vilka butiker, och på vilket sätt det sägs." },
    who: { title: "Vem", about: "Vem den är till för. Utan regel är den för alla som lämnat en korg eller kommit in." },
    items: { title: "Vilka varor", about: "Vilka av korgens varor den handlar om. Utan regel alla." },
    said: { title: "Vad som erbjuds och sägs", about: "Varje variant är en förmån med sin text. Flera jämförs." },
    limits: { title: "Gränser och budgetar", about: "Hur många erbjudanden det får bli, och vad de får kosta." },
    measure: { title: "Mätning", about: "Några kunder får inget erbjudande, så att ni ser vad erbjudanden ger." },
    more: { title: "Mer", about: "Sådant som sällan behöver röras." },
    try: { title: "Prova", about: "Vad som skulle beslutas för någon. Inget skrivs, och ingen annan får veta." },
  },
});
