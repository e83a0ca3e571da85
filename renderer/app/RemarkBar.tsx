import { ActionButton } from '../components/ActionButton.tsx';
import { useSession } from '../session/SessionContext.tsx';
import { useWords } from '../session/TextContext.tsx';

/** Something the desk met and lived through, such as a cache that was rebuilt. */
export function RemarkBar() {
  const { text, say } = useWords();
  const remark = useSession((session) => session.remark);
  const dismiss = useSession((session) => session.dismissRemark);
  if (remark === null) return null;
  return (
    <div className="remark" role="alert">
      <span>{text.message(remark.reason)}</span>
      <span className="spacer" />
      <ActionButton small onPress={dismiss}>
        {say('frame.dismiss')}
      </ActionButton>
    </div>
  );
}
