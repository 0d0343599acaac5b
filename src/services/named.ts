/** A shopper by the retailer's id, whose object comes into being if this is the first word of them. */
export interface Named {
  /** Null where an identity led to `sub`: then they are here, or have just gone. */
  readonly shopperId: string | null;
  readonly sub: string;
  /** The hash of an identity that leads to nobody yet: what comes for it waits here. */
  readonly waitsFor?: string;
  /** Whether it is a test shopper who is to come into being; what is left out says nothing. */
  readonly test?: boolean;
}
