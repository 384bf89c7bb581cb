import type { ReactNode } from 'react';
import type { Issue } from '../../../shared/check-draft.ts';
import type { DraftField } from '../../../shared/draft.ts';
import { say } from '../../../shared/words/say.ts';
import { Button } from '../../ui/button.tsx';
import type { FieldWords } from '../../ui/field-frame.tsx';
import { fixLabel, issueText, useIssues } from './draft-issues.ts';
import { fieldChanged, sentAnyway, useDraftStore } from './draft-store.ts';

/** The lines under a field: an error with its repair, a risk with "send anyway", what is worth knowing as a hint. */
export function useFieldNotes(field: DraftField, hint?: ReactNode): Pick<FieldWords, 'hint' | 'warning' | 'issue'> {
  const issues = useIssues(field);
  const error = issues.find(({ severity }) => severity === 'error');
  const risk = issues.find(({ severity }) => severity === 'risky');
  const note = issues.find(({ severity }) => severity === 'note');
  return {
    hint: note ? issueText(note) : hint,
    warning: risk && <Risk issue={risk} />,
    issue: error && {
      text: issueText(error),
      ...(error.fix !== null && { fix: { label: fixLabel(error), onPress: () => fieldChanged(field, error.fix) } }),
    },
  };
}

function Risk({ issue }: { readonly issue: Issue }) {
  const isTaken = useDraftStore(({ sendAnyway }) => sendAnyway.includes(issue.field));
  return (
    <>
      {issueText(issue)}{' '}
      {issue.fix !== null && (
        <>
          <Button slot={null} variant="link" onPress={() => fieldChanged(issue.field, issue.fix)}>
            {fixLabel(issue)}
          </Button>{' '}
        </>
      )}
      {isTaken ? (
        say('compose.sent-anyway')
      ) : (
        <Button slot={null} variant="link" onPress={() => sentAnyway(issue.field)}>
          {say('compose.send-anyway')}
        </Button>
      )}
    </>
  );
}
