/** What a field says, null where it says nothing. */
type Say = (field: string) => string | null;

const FIELD = /\{([^}]+)\}/g;
const OPTIONAL = /\[([^\]]*)\]/g;

/** Fields that name a person. */
const PERSON = /^(account|user|member|target|principal|.*_(user|owner))_(id|ids|email)$|^invited_email$/;

/** What stands where no field says anything. */
const saySomething = (fields: string): string =>
  fields.split('|').some((each) => PERSON.test(each)) ? 'somebody' : '(unknown)';

/** `{deleted_user_email|deleted_user_id}`: the first of them that says something. */
const sayFirst = (fields: string, say: Say): string | null => {
  for (const field of fields.split('|')) {
    const said = say(field);
    if (said !== null) return said;
  }
  return null;
};

/**
 * `gave {target_id} the role {role}[ on {resource_type}]`: each field as it is said; what stands in brackets goes where
 * one of its fields says nothing. Values are put in once and never read as a template.
 */
export const fillWords = (template: string, say: Say): string => {
  const isSaid = (part: string): boolean =>
    [...part.matchAll(FIELD)].every(([, fields = '']) => sayFirst(fields, say) !== null);
  return template
    .replace(OPTIONAL, (_, part: string) => (isSaid(part) ? part : ''))
    .replace(FIELD, (_, fields: string) => sayFirst(fields, say) ?? saySomething(fields));
};
