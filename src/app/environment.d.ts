/** What the Worker is bound to, which is nothing to the pages: they know its routes by their types alone. */
interface Env {}
