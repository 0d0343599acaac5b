import type { Problem } from "../domain/problems.ts";
import type { Result } from "../domain/result.ts";
import type { ShopperIdentity } from "../domain/shoppers/identity.ts";
import type { Named } from "./named.ts";

/** Whose each identity is: keyed hashes, each leading to the pseudonym of a shopper. */
export interface IdentityRepository {
  owner(hash: string): Promise<string | undefined>;
  /** Gives it to `sub` if it is nobody's; false where it is somebody's by now. */
  claim(hash: string, sub: string): Promise<boolean>;
  /** Gives it to `to`, unless it has changed hands since it was `from`'s. */
  move(hash: string, from: string, to: string): Promise<boolean>;
  /** Makes it nobody's, where it is `sub`'s. */
  release(hash: string, sub: string): Promise<void>;
  /** Gives every identity of one shopper to another. */
  inherit(from: string, to: string): Promise<void>;
  /** Forgets every identity of a shopper; gives how many there were. */
  forgetAll(sub: string): Promise<number>;
}

/** Where a shopper stands who is to be linked. */
export interface Linkable {
  /** Has an identity by which two shoppers would be joined. */
  readonly strong: boolean;
  /** Nobody knows who this is. */
  readonly anonymous: boolean;
}
export interface LinkedIdentity extends Readonly<Omit<ShopperIdentity, "source">> {
  readonly source: string | null;
  /** Epoch milliseconds. */
  readonly at: number;
}
/** A shopper with all that they are known by. */
export interface Linked {
  readonly shopperId: string;
  readonly identities: readonly LinkedIdentity[];
}

/** The part of a shopper's object that is about what other systems know them by. */
export interface ShopperIdentitiesPort {
  /** Where they stand; one who is named comes into being by it. */
  linkable(named: Named): Promise<Result<Linkable, Problem>>;
  /** Notes an identity that D1 has given them. Gives the hashes that lead to them no more: they had too many. */
  noteIdentity(named: Named, hash: string, identity: ShopperIdentity): Promise<Result<readonly string[], Problem>>;
  /** It is somebody else's, or nobody's, from now on. */
  dropIdentity(hash: string): Promise<void>;
  linked(): Promise<Result<Linked, Problem>>;
}
