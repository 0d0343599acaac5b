import { createApp } from "./http/app.ts";
import { CampaignObject } from "./objects/campaign.ts";
import { OfferObject } from "./objects/offer.ts";
import { PublisherObject } from "./objects/publisher.ts";
import { ShopperObject } from "./objects/shopper.ts";
import { StoreObject } from "./objects/store.ts";
import { portsOf } from "./platform/ports.ts";
import { tellTurns } from "./platform/turns.ts";
import { version } from "../package.json";

export class Shopper extends ShopperObject<Env> {
  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env, portsOf(env));
  }
}
export class Offer extends OfferObject<Env> {
  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env, portsOf(env));
  }
}
export class Campaign extends CampaignObject<Env> {
  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env, portsOf(env));
  }
}
export class Store extends StoreObject<Env> {
  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env, portsOf(env));
  }
}
export class Publisher extends PublisherObject<Env> {
  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env, portsOf(env));
  }
}

tellTurns({ Shopper, Offer, Campaign, Store, Publisher }, portsOf);

export default createApp(portsOf, version);
