import type { OfferDocument } from "../../src/domain/offers/offer.ts";
import * as worker from "../../src/worker.ts";

export { Publisher, Shopper, Store } from "../../src/worker.ts";
// oxlint-disable-next-line import/no-default-export -- the runtime asks for one
export { default } from "../../src/worker.ts";

/** A moment of the issue path at which a kill must lose nothing and double nothing. */
export type Moment = "before-reserve" | "after-reserve" | "before-create" | "after-create";

/** Tells the test that `campaign` has come to this moment. Where the answer never comes, the process is killed. */
const come = (env: Env, moment: Moment, campaign: string): Promise<Response> =>
  fetch(`${(env as Env & { readonly GATES: string }).GATES}/${moment}/${campaign}`);

/** The service as it is, but that it can be stopped between two steps of the issue path. */
export class Campaign extends worker.Campaign {
  override async reserve(...args: Parameters<worker.Campaign["reserve"]>) {
    const campaign = this.ctx.id.name ?? "";
    await come(this.env, "before-reserve", campaign);
    const outcome = await super.reserve(...args);
    await come(this.env, "after-reserve", campaign);
    return outcome;
  }
}

export class Offer extends worker.Offer {
  override async create(document: OfferDocument, sub: string) {
    await come(this.env, "before-create", document.campaignId);
    const outcome = await super.create(document, sub);
    await come(this.env, "after-create", document.campaignId);
    return outcome;
  }
}
