/** Something that this browser keeps, under a name of the till's. */
export const kept = <T>(name: string) => {
  const key = `beckon-till-${name}`;
  return {
    read: (): T | null => {
      const text = localStorage.getItem(key);
      return text === null ? null : (JSON.parse(text) as T);
    },
    write: (value: T | null): void => {
      if (value === null) localStorage.removeItem(key);
      else localStorage.setItem(key, JSON.stringify(value));
    },
  };
};
