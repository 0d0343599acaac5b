/** The same shape with nothing to be written in it, however deep: what a schema has read is not changed afterwards. */
export type DeepReadonly<T> = T extends object ? { readonly [K in keyof T]: DeepReadonly<T[K]> } : T;
