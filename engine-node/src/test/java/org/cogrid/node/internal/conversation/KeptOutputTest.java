package org.cogrid.node.internal.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.wire.Body;
import org.cogrid.core.internal.wire.Event;
import org.cogrid.core.internal.wire.Piece;
import org.cogrid.core.internal.wire.TaskHead;
import org.junit.jupiter.api.Test;

class KeptOutputTest {
    private static final int MB = 1 << 20;
    private static final long MAX = 10_000;

    private final UUID client = UUID.randomUUID();
    private final Holdings holdings = new Holdings(Holdings.Limits.of(MB, 1 << 30));
    private final EngineConversation conversation = new EngineConversation(
            new EngineConversation.Opening(client, "test", 1, 0),
            task -> {},
            MB,
            bytes -> holdings.add(client, bytes),
            (event, head) -> {});
    private final QueuedTask task = new QueuedTask(
            conversation, 3, new TaskHead("apply", "", 0, ContentHash.NONE), Body.of(Piece.whole(new byte[0])));
    private final KeptOutput output = new KeptOutput(task, MAX, holdings);

    private List<Event.Output> told() {
        return conversation.tell(Long.MAX_VALUE).entries().stream()
                .map(entry -> (Event.Output) entry.event())
                .toList();
    }

    private static Event.Output out(String text) {
        return new Event.Output(3, false, text);
    }

    private static Event.Output err(String text) {
        return new Event.Output(3, true, text);
    }

    private static String note(String count) {
        return String.format("[%s characters of output cut here]%n", count);
    }

    @Test
    void whatFitsIsToldAsItIs() {
        output.text(false, "a");
        output.text(true, "b");
        output.end();

        assertThat(told()).containsExactly(out("a"), err("b"));
    }

    @Test
    void whatGoesBeyondTheTasksBoundIsCutOnBothStreamsAndSaidSoOnBoth() {
        output.text(false, "x".repeat(9_000));
        output.text(false, "y".repeat(2_000));
        output.text(true, "z".repeat(1_500));
        output.end();

        assertThat(told()).containsExactly(out("x".repeat(9_000)), out("\n" + note("2,000")), err(note("1,500")));
    }

    @Test
    void textThatTakesTwoBytesACharacterCountsTwice() {
        String greek = "\u03bb".repeat(3_000);
        output.text(false, greek);
        output.text(false, greek);
        output.end();

        assertThat(told()).containsExactly(out(greek), out("\n" + note("3,000")));
    }

    @Test
    void notesAndSmallTextsTakeRoomToo() {
        for (int i = 0; i < 100_000; i++) {
            output.text(false, "a");
            output.text(false, "b".repeat((int) MAX));
        }
        output.end();

        assertThat(holdings.of(client)).isLessThan(MAX + 1_000);
    }

    @Test
    void aNoteIsALineOfItsOwnWithNoneThatIsEmptyAroundIt() {
        String line = "x".repeat(5_000) + "\n";
        output.text(true, "begun");
        output.text(false, line);
        output.text(false, line);
        output.text(true, line);
        output.end();

        assertThat(told()).containsExactly(err("begun"), out(line), out(note("5,001")), err("\n" + note("5,001")));
    }

    @Test
    void aTaskThatHasHadItsShareIsCutToItsEndWithOneNoteOfAll() {
        output.text(false, "kept\n");
        for (int i = 0; i < 3; i++) {
            output.text(false, "y".repeat((int) MAX));
            output.text(false, "z");
        }
        output.end();

        assertThat(told()).containsExactly(out("kept\n"), out(note("30,003")));
    }

    @Test
    void aClientThatFetchesSlowlyIsToldOnceHowMuchItLacks() {
        for (int i = 0; i < 10; i++) {
            holdings.add(client, MB - holdings.of(client));
            output.text(false, "lost");
            holdings.add(client, -1_000);
            output.text(false, "lost");
        }
        holdings.add(client, -holdings.of(client));
        output.text(false, "kept");
        output.end();

        assertThat(told()).containsExactly(out(note("80")), out("kept"));
    }

    @Test
    void whatIsPrintedWhileTheClientsRoomIsFullIsCutAndWhatComesAfterItHasFetchedIsNot() {
        holdings.add(client, MB);
        output.text(false, "lost");
        holdings.add(client, -MB);
        output.text(false, "kept");
        output.end();

        assertThat(told()).containsExactly(out(note("4")), out("kept"));
    }
}
