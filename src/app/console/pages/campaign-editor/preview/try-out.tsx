import { Button, Group, NativeSelect, SegmentedControl, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { instantOfWall } from "../../../../../domain/campaigns/local-time.ts";
import { wireTime } from "../../../../../domain/offers/wire-time.ts";
import { selects } from "../../../../../domain/stores/store-selector.ts";
import { inBoth, useWords } from "../../../../shared/language.tsx";
import { Trouble } from "../../../../shared/trouble.tsx";
import type { Store } from "../../../queries.ts";
import type { Draft } from "../draft.ts";
import { useEditing } from "../editing.ts";
import { Section } from "../sections/section.tsx";
import type { Editor } from "../use-editor.ts";
import { factsToInvent, suggestedFacts } from "./asked-facts.ts";
import { Decided } from "./decided.tsx";
import { type Invented, supposedFrom } from "./invented.ts";
import { usePreview } from "./queries.ts";
import { Send } from "./send.tsx";
import { Whom } from "./whom.tsx";

const words = inBoth({
  en: {
    first: "Save the draft first: what is tried is what is saved.",
    noStores: "There are no stores yet. Somebody has to be met somewhere.",
    whom: "Whom",
    kinds: { invented: "Somebody made up", shopper: "A test shopper" },
    shopper: "Shopper’s id",
    shopperHint: "Whoever is no test shopper is there for support and admins alone.",
    store: "In the store",
    at: "At",
    atHint: (zone: string) => `By the clock in ${zone}. Empty: now.`,
    ask: "What would be decided?",
    saveAndAsk: "Save, and see what would be decided",
  },
  sv: {
    first: "Spara utkastet först: det som provas är det som är sparat.",
    noStores: "Det finns inga butiker än. Någon måste mötas någonstans.",
    whom: "Vem",
    kinds: { invented: "Någon påhittad", shopper: "En testkund" },
    shopper: "Kundens id",
    shopperHint: "Den som inte är testkund finns bara för support och administratörer.",
    store: "I butiken",
    at: "Tid",
    atHint: (zone: string) => `Efter klockan i ${zone}. Tomt: nu.`,
    ask: "Vad skulle beslutas?",
    saveAndAsk: "Spara, och se vad som skulle beslutas",
  },
});

interface TryOutProps {
  readonly id: string | null;
  readonly editor: Editor;
}

/** Weighs the draft for somebody, and sends it to a phone of one's own. */
export function TryOut({ id, editor }: TryOutProps) {
  const say = useWords(words);
  const { stores } = useEditing();
  const [first, ...others] = storesFor(editor.draft, stores);
  return (
    <Section name="try">
      {id === null && <Text size="sm">{say.first}</Text>}
      {id !== null && first === undefined && <Text size="sm">{say.noStores}</Text>}
      {id !== null && first !== undefined && <OfSaved id={id} editor={editor} stores={[first, ...others]} />}
    </Section>
  );
}

/** Those that the campaign is for first. */
const storesFor = ({ stores: selector }: Draft, stores: readonly Store[]): readonly Store[] =>
  stores.toSorted((a, b) => Number(selects(selector, b)) - Number(selects(selector, a)));

type Kind = "invented" | "shopper";
const KINDS: readonly Kind[] = ["invented", "shopper"];

interface OfSavedProps {
  readonly id: string;
  readonly editor: Editor;
  readonly stores: readonly [Store, ...Store[]];
}

function OfSaved({ id, editor, stores }: OfSavedProps) {
  const say = useWords(words);
  const { draft, isChanged } = editor;
  const [shopperId, setShopperId] = useState("");
  const [{ storeId, wall }, setMeeting] = useState<Meeting>({ storeId: stores[0].id, wall: "" });
  const [kind, setKind] = useState<Kind>("invented");
  const { whom, asked, change } = useWhom(draft);
  const store = stores.find((one) => one.id === storeId) ?? stores[0];
  const preview = usePreview(id);
  const ask = (): void => {
    const at = instantOfWall(wall, zoneOf(store)) ?? null;
    const met = { at: at ?? Date.now(), currency: store.currency ?? "SEK", trigger: draft.trigger };
    preview.mutate({
      ...(kind === "shopper" ? { shopperId } : { facts: supposedFrom(whom, met) }),
      storeId: store.id,
      at: at === null ? null : wireTime(at),
    });
  };
  return (
    <Stack>
      <KindChoice kind={kind} onChange={setKind} />
      {kind === "invented" && <Whom whom={whom} asked={asked} onChange={change} />}
      {kind === "shopper" && <ShopperName value={shopperId} onChange={setShopperId} />}
      <MeetingFields store={store} stores={stores} wall={wall} onChange={setMeeting} />
      <Group>
        <Button
          variant="light"
          loading={preview.isPending}
          disabled={kind === "shopper" && shopperId === ""}
          onClick={() => (isChanged ? editor.saveNow(ask) : ask())}
        >
          {isChanged ? say.saveAndAsk : say.ask}
        </Button>
      </Group>
      {preview.error !== null && <Trouble error={preview.error} />}
      {preview.data !== undefined && <Decided id={id} name={draft.name} decided={preview.data} />}
      <Send
        id={id}
        draft={draft}
        storeId={store.id}
        isChanged={isChanged}
        shopperId={shopperId}
        onName={setShopperId}
      />
    </Stack>
  );
}

/** In which store, and when by its clock; no time is now. */
interface Meeting {
  readonly storeId: string;
  readonly wall: string;
}

const zoneOf = ({ timeZone }: Store): string => timeZone ?? "UTC";

interface KindChoiceProps {
  readonly kind: Kind;
  readonly onChange: (kind: Kind) => void;
}

function KindChoice({ kind, onChange }: KindChoiceProps) {
  const say = useWords(words);
  return (
    <SegmentedControl
      aria-label={say.whom}
      w="fit-content"
      data={KINDS.map((value) => ({ value, label: say.kinds[value] }))}
      value={kind}
      onChange={onChange}
    />
  );
}

interface ShopperNameProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function ShopperName({ value, onChange }: ShopperNameProps) {
  const say = useWords(words);
  return (
    <TextInput
      maw={360}
      label={say.shopper}
      description={say.shopperHint}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}

interface MeetingFieldsProps {
  readonly store: Store;
  readonly stores: readonly Store[];
  readonly wall: string;
  readonly onChange: (meeting: Meeting) => void;
}

function MeetingFields({ store, stores, wall, onChange }: MeetingFieldsProps) {
  const say = useWords(words);
  return (
    <Group align="flex-start">
      <NativeSelect
        label={say.store}
        data={stores.map(({ id: value, name }) => ({ value, label: name }))}
        value={store.id}
        onChange={({ currentTarget }) => onChange({ storeId: currentTarget.value, wall })}
      />
      <TextInput
        type="datetime-local"
        label={say.at}
        description={say.atHint(zoneOf(store).replaceAll("_", " "))}
        inputWrapperOrder={["label", "input", "description"]}
        value={wall}
        onChange={({ currentTarget }) => onChange({ storeId: store.id, wall: currentTarget.value })}
      />
    </Group>
  );
}

/** Somebody whom the rules mean, until one says otherwise. */
function useWhom(draft: Draft) {
  const [said, setSaid] = useState<Invented>({ leftCart: true, profiling: true, age: "adult", facts: {} });
  const asked = factsToInvent(draft);
  const facts = Object.fromEntries(
    asked.map((name) => [name, said.facts[name] ?? suggestedFacts(draft)[name] ?? null]),
  );
  const change = (part: Partial<Invented>): void => setSaid((before) => ({ ...before, ...part }));
  return { whom: { ...said, facts }, asked, change };
}
