/** Ids that the retailer gives to stores, campaigns and variants. */
export const GIVEN_ID = /^[A-Za-z0-9._~-]{1,64}$/;
