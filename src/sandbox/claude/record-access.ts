import type { Source } from '../../domain/spend.ts';
import { keyActor } from '../organisation/feed.ts';
import { type Change, recordActivities } from '../organisation/record-activity.ts';
import type { Request } from './answer-request.ts';
import { keyIdOf } from './settings.ts';

interface Access {
  readonly source: Source;
  readonly key: string;
  readonly request: Request;
  readonly status: number;
  readonly requestId: string;
}

/** Every call of the Compliance API is told by it as well, by the reference of its reply and the key it was made with. */
export const recordAccess = ({ source, key, request, status, requestId }: Access): Change =>
  recordActivities([
    {
      side: source,
      namesOrganisation: false,
      actor: keyActor(keyIdOf(key), request.headers['user-agent']),
      type: 'compliance_api_accessed',
      fields: {
        request_id: requestId,
        request_method: request.method,
        url: `https://api.anthropic.com${request.path}?${request.query}`,
        status_code: status,
        request_body: request.body === '' ? null : request.body,
      },
    },
  ]);
