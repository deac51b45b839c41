import { z } from 'zod';

const faultOf = (issue: z.core.$ZodIssue): string => {
  switch (issue.code) {
    case 'invalid_type':
      return `is missing, or of another type than ${issue.expected}`;
    case 'invalid_value':
      return `is none of ${issue.values.map(String).join(', ')}`;
    case 'unrecognized_keys':
      return `has a field that is not known: ${issue.keys.join(', ')}`;
    case 'custom':
      return issue.message ?? 'is not valid';
    default:
      return 'is not valid';
  }
};

/** Where a document breaks its schema, and how, without the values, which may be people's. */
export const describeIssue = ({ issues: [issue] }: z.ZodError): string => {
  if (issue === undefined) return 'it is not valid';
  const subject = issue.path.length === 0 ? 'it' : `its field ${z.core.toDotPath(issue.path)}`;
  return `${subject} ${faultOf(issue)}`;
};
