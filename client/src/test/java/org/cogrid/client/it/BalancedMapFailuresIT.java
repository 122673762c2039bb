package org.cogrid.client.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cogrid.client.AsyncResult;
import org.cogrid.client.Client;
import org.cogrid.client.LoadBalancedView;
import org.cogrid.client.MultiResult;
import org.cogrid.client.Outcome;
import org.cogrid.client.Progress;
import org.cogrid.client.TaskStatus;
import org.cogrid.core.CogridException;
import org.cogrid.core.CompositeTaskException;
import org.cogrid.core.Engine;
import org.cogrid.core.NotSerializableValueException;
import org.cogrid.core.RemoteTaskException;
import org.cogrid.core.TaskAbortedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Maps over whichever engine is least busy of which something fails, is cancelled or takes too long. */
class BalancedMapFailuresIT {
    @RegisterExtension
    static final SharedGrid GRID = SharedGrid.ofProcesses();

    private static LoadBalancedView any() {
        return GRID.client().balanced();
    }

    @Test
    void aFailedItemLeavesOthersAlone() {
        MultiResult<Integer> result = any().map(
                        (Integer i) -> 100 / (i % 10),
                        () -> IntStream.range(0, 100).iterator());

        List<Outcome<Integer>> outcomes = result.outcomes();
        for (int i = 0; i < 100; i++) {
            assertThat(outcomes.get(i).isOk()).isEqualTo(i % 10 != 0);
            assertThat(outcomes.get(i).position()).isEqualTo(i);
        }
        assertThat(outcomes.get(10).failure())
                .isInstanceOf(RemoteTaskException.class)
                .hasMessageContaining("/ by zero");
        assertThat(outcomes.get(11).value()).isEqualTo(100);
        assertThatThrownBy(result::get).isInstanceOfSatisfying(CompositeTaskException.class, e -> {
            assertThat(e.count()).isEqualTo(10);
            assertThat(e.total()).isEqualTo(100);
            assertThat(e).hasMessageContaining("/ by zero");
        });
        assertThat(result.progress().failed()).isEqualTo(10);
        assertThat(result.successful()).isFalse();
    }

    @Test
    void itemsAndValuesThatCannotTravelFailAlone() {
        Object stuck = new Object();
        MultiResult<Object> items = any().withChunk(4).map((Object item) -> item, List.of(0, 1, stuck, 3, 4, 5, 6, 7));
        assertThat(items.outcomes().stream().map(Outcome::isOk))
                .containsExactly(true, true, false, true, true, true, true, true);
        assertThat(items.outcomes().get(2).failure()).isInstanceOf(NotSerializableValueException.class);

        MultiResult<Object> values = any().withChunk(4)
                .map((Integer item) -> item == 5 ? new Object() : item, List.of(0, 1, 2, 3, 4, 5, 6, 7));
        assertThat(values.outcomes().stream().filter(each -> !each.isOk()).map(Outcome::position))
                .containsExactly(5);
        assertThat(values.outcomes().get(5).failure()).hasMessageContaining("java.lang.Object");
    }

    @Test
    void aStreamThrowsAFailureAtItsPlaceAndGoesOn() {
        try (Stream<Integer> values = any().withChunk(2).stream((Integer i) -> 6 / i, List.of(1, 2, 0, 3, 6))) {
            Iterator<Integer> iterator = values.iterator();
            assertThat(iterator.next()).isEqualTo(6);
            assertThat(iterator.next()).isEqualTo(3);
            assertThatThrownBy(iterator::next).isInstanceOf(RemoteTaskException.class);
            assertThat(iterator.next()).isEqualTo(2);
            assertThat(iterator.next()).isEqualTo(1);
            assertThat(iterator.hasNext()).isFalse();
        }
    }

    @Test
    void anInputThatFailsKeepsWhatCameBefore() {
        Iterable<Integer> input = () -> new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public Integer next() {
                if (next == 100) {
                    throw new NoSuchElementException("the file ends here");
                }
                return next++;
            }
        };
        MultiResult<Integer> result = any().map((Integer i) -> i, input);
        assertThatThrownBy(result::get)
                .isInstanceOf(CogridException.class)
                .hasMessageContaining("after the first 100")
                .hasRootCauseMessage("the file ends here");
        assertThat(result.outcomes()).hasSize(100).allMatch(Outcome::isOk);
    }

    @Test
    void theFirstFailureCancelsTheRestIfAsked() {
        MultiResult<Integer> result = any().withFailFast()
                .withChunk(1)
                .map(
                        (Integer i) -> {
                            if (i == 3) {
                                throw new IllegalStateException("three");
                            }
                            Thread.sleep(i < 3 ? 1 : 60_000);
                            return i;
                        },
                        () -> IntStream.range(0, 1_000).iterator());
        assertThatThrownBy(result::get).isInstanceOf(CogridException.class).hasMessageContaining("three");
    }

    @Test
    void aMapIsCancelledHalfWay() {
        MultiResult<Integer> result = any().map(
                        (Integer i) -> {
                            Thread.sleep(10);
                            return i;
                        },
                        IntStream.range(0, 100_000).boxed().toList());
        await().until(() -> result.progress().done() > 10);
        result.cancel();
        assertThat(result.await(Duration.ofSeconds(30))).isTrue();
        List<Outcome<Integer>> outcomes = result.outcomes();
        assertThat(outcomes).hasSize(100_000);
        assertThat(outcomes).anyMatch(Outcome::isOk);
        assertThat(outcomes.get(99_999).failure()).isInstanceOf(TaskAbortedException.class);
        assertThat(any().applySync(() -> 1)).isEqualTo(1);
    }

    @Test
    void anItemIsTriedAgainIfThePredicateSaysSo() {
        LoadBalancedView again = any().withRetries(
                        3, failure -> String.valueOf(failure.getMessage()).contains("not yet"));
        assertThat(again.mapSync(
                        (Integer i) -> {
                            Map<Integer, Integer> tries =
                                    Engine.current().hazelcast().getMap("tries");
                            if (tries.merge(i, 1, Integer::sum) <= i) {
                                throw new IllegalStateException("not yet");
                            }
                            return i;
                        },
                        List.of(0, 1, 2, 3)))
                .containsExactly(0, 1, 2, 3);
        assertThat(GRID.client().gridMap("tries").values()).containsExactlyInAnyOrder(1, 2, 3, 4);
    }

    @Test
    void anItemHasATimeLimitOfItsOwn() {
        MultiResult<Integer> result = any().withTimeLimit(Duration.ofSeconds(5))
                .map(
                        (Integer millis) -> {
                            Thread.sleep(millis);
                            return millis;
                        },
                        List.of(1, 60_000, 2, 3));
        assertThat(result.outcomes().stream().map(Outcome::isOk)).containsExactly(true, false, true, true);
        assertThat(result.outcomes().get(1).failure()).hasMessageContaining("time limit");
    }

    @Test
    void aChunkThatRunsForLongGivesTheRestOfItsItemsBack() {
        MultiResult<Integer> result = any().withChunk(10)
                .map(
                        (Integer i) -> {
                            Thread.sleep(300);
                            return i;
                        },
                        IntStream.range(0, 10).boxed().toList());
        assertThat(result.get()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(result.tasks()).hasSizeGreaterThan(1);
        assertThat(result.progress()).isEqualTo(new Progress(10, 10, 0));
        AsyncResult<String> text = any().withChunk(10)
                .mapReduce(
                        (Integer i) -> {
                            Thread.sleep(300);
                            return Integer.toString(i);
                        },
                        (a, b) -> a + b,
                        IntStream.range(0, 10).boxed().toList());
        assertThat(text.get()).isEqualTo("0123456789");
    }

    private static final class Unreadable implements Serializable {
        private static final long serialVersionUID = 1L;
        private final int size = 3;

        private void readObject(ObjectInputStream in) throws IOException {
            throw new IOException("it can't be read there");
        }
    }

    @Test
    void aFunctionThatCannotBeDecodedFailsItemsByThatReason() {
        Unreadable captured = new Unreadable();
        assertThatThrownBy(() -> any().mapSync((Integer i) -> i + captured.size, List.of(1, 2, 3)))
                .isInstanceOf(CogridException.class)
                .hasMessageContaining("it can't be read there");
    }

    private static final class SlowToRead implements Serializable {
        private static final long serialVersionUID = 1L;

        private final String goOn;

        SlowToRead(Path goOn) {
            this.goOn = goOn.toString();
        }

        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException, InterruptedException {
            in.defaultReadObject();
            while (!Files.exists(Path.of(goOn))) {
                Thread.sleep(10);
            }
        }
    }

    @Test
    void anEngineWhoseUserHasAbortedTheSendingOfTheFunctionGetsItAgain(@TempDir Path folder) throws IOException {
        Path goOn = folder.resolve("go-on");
        SlowToRead captured = new SlowToRead(goOn);
        MultiResult<Integer> result = any().withChunk(1)
                .map(
                        (Integer i) -> captured == null ? -1 : i,
                        IntStream.range(0, 200).boxed().toList());
        await().atMost(Duration.ofSeconds(50))
                .until(() -> GRID.client().status().get(0).running().isPresent());
        GRID.client().view(0).abort();
        Files.createFile(goOn);

        List<Outcome<Integer>> failed =
                result.outcomes().stream().filter(each -> !each.isOk()).toList();
        assertThat(failed).hasSizeLessThan(10).allMatch(each -> each.failure() instanceof TaskAbortedException);
    }

    @Test
    void aMapEndsWithItsClientThoughItsInputBlocks() {
        BlockingQueue<Integer> input = new LinkedBlockingQueue<>(List.of(1, 2, 3));
        MultiResult<Integer> result;
        try (Client own = GRID.cluster().connect()) {
            result = own.balanced().map((Integer i) -> i, Stream.generate(() -> {
                try {
                    return input.take();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }));
            await().until(() -> result.progress().done() == 3);
        }
        assertThat(result.await(Duration.ofSeconds(30))).isTrue();
        assertThatThrownBy(result::get).isInstanceOf(CogridException.class).hasMessageContaining("closed");
        input.add(4);
    }

    @Test
    void theMetadataOfAMapThatHasFailedSaysSo() {
        MultiResult<Object> result = any().map((Object item) -> item, List.of(new Object(), new Object()));
        assertThat(result.outcomes()).noneMatch(Outcome::isOk);
        assertThat(result.successful()).isFalse();
        assertThat(result.metadata().status()).isEqualTo(TaskStatus.FAILED);
    }

    @Test
    void badInputIsRefusedAtOnce() {
        LoadBalancedView any = any();
        assertThatThrownBy(() -> any.withChunk(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> any.withWindow(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> any.map((Integer a, Integer b) -> a, List.of(1), List.of(1, 2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1")
                .hasMessageContaining("2");
        Object stuck = new Object();
        assertThatThrownBy(() -> any.map((Integer a) -> stuck.hashCode(), List.of(1)))
                .isInstanceOf(NotSerializableValueException.class);
    }
}
