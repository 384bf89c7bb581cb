import { CircleAlert } from 'lucide-react';
import { Component, type ReactNode } from 'react';
import { say } from '../../shared/words/say.ts';
import { Button } from '../ui/button.tsx';
import { cx } from '../ui/class-names.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import styles from './app.module.css';

type Props = { readonly children: ReactNode };
type State = { readonly broken: Error | null };

/** A class, because React has no other way to catch what a component throws. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { broken: null };

  static getDerivedStateFromError(cause: unknown): State {
    return { broken: cause instanceof Error ? cause : new Error(String(cause)) };
  }

  override render(): ReactNode {
    const { broken } = this.state;
    return broken ? <Broken error={broken} /> : this.props.children;
  }
}

function Broken({ error }: { readonly error: Error }) {
  const report = `${error.name}: ${error.message}\n${error.stack ?? ''}`;
  return (
    <div role="alert" className={cx(styles.middle)}>
      <EmptyState
        icon={CircleAlert}
        title={say('app.broken.title')}
        actions={
          <>
            <Button variant="primary" onPress={() => location.reload()}>
              {say('app.broken.reload')}
            </Button>
            <Button variant="quiet" onPress={() => void navigator.clipboard.writeText(report)}>
              {say('app.broken.copy')}
            </Button>
          </>
        }
      >
        {say('app.broken.text')}
      </EmptyState>
    </div>
  );
}
