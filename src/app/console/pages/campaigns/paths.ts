/** Where a campaign is shown. */
export const pageOf = (id: string): string => `/campaigns/${encodeURIComponent(id)}`;
/** Where the editor is: texts, for its pages are declared apart from these. */
export const NEW_CAMPAIGN: string = "/campaigns/new";
export const editorOf = (id: string): string => `${pageOf(id)}/edit`;
