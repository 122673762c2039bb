package org.cogrid.client.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.cogrid.core.Reference.ref;

import groovy.lang.GroovyShell;
import java.io.IOException;
import java.io.Serializable;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.cogrid.client.AsyncResult;
import org.cogrid.client.LoadBalancedView;
import org.cogrid.client.MultiResult;
import org.cogrid.client.Outcome;
import org.cogrid.client.Progress;
import org.cogrid.client.TaskMetadata;
import org.cogrid.client.TaskStatus;
import org.cogrid.core.CogridException;
import org.cogrid.core.CompositeTaskException;
import org.cogrid.core.Engine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Maps over whichever engine is least busy, and what they give; the engines are in JVMs of their own. */
class BalancedMapIT {
    @RegisterExtension
    static final SharedGrid GRID = SharedGrid.ofProcesses();

    private static final int MANY = 20_000;

    private static LoadBalancedView any() {
        return GRID.client().balanced();
    }

    private static Object groovy(String text) {
        GroovyShell shell = new GroovyShell(BalancedMapIT.class.getClassLoader());
        shell.setVariable("rc", GRID.client());
        return shell.evaluate(text);
    }

    @Test
    void valuesComeInTheOrderOfTheItemsFromBothEngines() {
        MultiResult<Integer> squares =
                any().map((Integer i) -> i * i, () -> IntStream.range(0, MANY).iterator());

        assertThat(squares.get())
                .containsExactlyElementsOf(
                        IntStream.range(0, MANY).map(i -> i * i).boxed().toList());
        assertThat(squares.size()).isEqualTo(MANY);
        assertThat(squares.progress()).isEqualTo(new Progress(MANY, MANY, 0));
        Set<Integer> used = squares.tasks().stream().map(TaskMetadata::engineId).collect(Collectors.toSet());
        assertThat(used).containsExactlyInAnyOrder(0, 1);
        assertThat(squares.tasks()).hasSizeLessThan(MANY / 10);
    }

    @Test
    void itemsOfAllKindsTravel() {
        List<Object> items = Arrays.asList(1, "two", 3.0, null, List.of(4), Map.of("five", 5), new int[] {6}, 7L);
        assertThat(any().mapSync((Object item) -> item instanceof int[] six ? six[0] : item, items))
                .isEqualTo(Arrays.asList(1, "two", 3.0, null, List.of(4), Map.of("five", 5), 6, 7L));
        assertThat(any().mapSync((String a, Long b) -> a + b, List.of("x", "y"), List.of(1L, 2L)))
                .containsExactly("x1", "y2");
        assertThat(any().mapSync((Integer i) -> i, List.<Integer>of())).isEmpty();
    }

    @Test
    void valuesAreCombinedInOrderOnTheEnginesAndHere() {
        AsyncResult<String> text = any().mapReduce(
                        (Integer i) -> Integer.toString(i),
                        (a, b) -> a + "," + b,
                        () -> IntStream.range(0, 3_000).iterator());
        assertThat(text.get())
                .isEqualTo(IntStream.range(0, 3_000).mapToObj(Integer::toString).collect(Collectors.joining(",")));
        assertThat(any().mapReduce((Integer i) -> i, Integer::sum, List.<Integer>of())
                        .get())
                .isNull();
        assertThat(any().mapReduce((Integer i) -> i * 2, Integer::sum, List.of(21))
                        .get())
                .isEqualTo(42);
        AsyncResult<Integer> failed = any().mapReduce((Integer i) -> 1 / i, Integer::sum, List.of(1, 0, 1));
        assertThatThrownBy(failed::get)
                .isInstanceOf(CompositeTaskException.class)
                .hasMessageContaining("/ by zero");
        AsyncResult<Integer> bad = any().mapReduce((Integer i) -> i, (a, b) -> a / 0, List.of(1, 2, 3));
        assertThatThrownBy(bad::get).isInstanceOf(CogridException.class).hasMessageContaining("/ by zero");
    }

    @Test
    void anEndlessInputIsReadAsFarAsItIsAskedFor() {
        AtomicInteger taken = new AtomicInteger();
        Stream<Integer> endless = Stream.generate(taken::getAndIncrement);
        try (Stream<Integer> values = any().withWindow(500).stream((Integer i) -> i + 1, endless)) {
            assertThat(values.limit(1_000))
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, 1_000).boxed().toList());
        }
        assertThat(taken).hasValueBetween(1_000, 1_500);
    }

    @Test
    void outcomesComeAsTheyEnd(@TempDir Path folder) throws IOException {
        Path goOn = folder.resolve("go-on");
        String awaited = goOn.toString();
        try (Stream<Outcome<Integer>> outcomes = any().withChunk(1)
                .asCompleted(
                        (Integer item) -> {
                            while (item == 0 && !Files.exists(Path.of(awaited))) {
                                Thread.sleep(10);
                            }
                            return item;
                        },
                        List.of(0, 1, 2))) {
            Iterator<Outcome<Integer>> ended = outcomes.iterator();
            assertThat(List.of(ended.next().position(), ended.next().position()))
                    .containsExactlyInAnyOrder(1, 2);
            Files.createFile(goOn);
            assertThat(ended.next().position()).isZero();
            assertThat(ended.hasNext()).isFalse();
        }
    }

    @Test
    void itemsMayBeReferencesAndTheFunctionToo() {
        GRID.client().all().push(Map.of("base", 1_000)).get();
        GRID.client().all().execute("def plus(a) { a + 1 }").get();
        assertThat(any().mapSync((Object i) -> (Integer) i + 1, List.<Object>of(ref("base"), 5)))
                .containsExactly(1_001, 6);
        assertThat((List<?>) groovy("rc.balanced().map(org.cogrid.core.Reference.ref('plus'), [1, 2, 3]).get()"))
                .isEqualTo(List.of(2, 3, 4));
    }

    @Test
    void itemsThatCapturesAreSharedByStayOnTheirEngine() {
        int[] calls = {0};
        MultiResult<Integer> counted = any().map(
                        (Integer i) -> ++calls[0],
                        IntStream.range(0, 1_000).boxed().toList());
        Map<Integer, Integer> most = new HashMap<>();
        counted.outcomes().forEach(each -> most.merge(each.engineId(), each.get(), Math::max));
        assertThat(most.values().stream().mapToInt(i -> i).sum()).isEqualTo(1_000);
        assertThat(calls[0]).isZero();
    }

    @Test
    void onlySuitableEnginesGetItems() {
        LoadBalancedView one = any().where(() -> Engine.current().id() == 1);
        assertThat(one.mapSync((Integer i) -> Engine.current().id(), List.of(1, 2, 3, 4, 5, 6)))
                .containsOnly(1);
    }

    @Test
    void itemsComeAfterOtherResultsAndOthersAfterAMap() {
        AsyncResult<Integer> first = any().apply(() -> {
            Thread.sleep(200);
            return 1;
        });
        MultiResult<Boolean> second = any().after(first).map((Integer i) -> true, List.of(1, 2, 3));
        AsyncResult<String> third = any().after(second).apply(() -> "after all");
        assertThat(third.get()).isEqualTo("after all");
        assertThat(second.ready()).isTrue();
        assertThat(first.ready()).isTrue();
        assertThat(GRID.client().awaitAll(List.of(first, second, third), Duration.ofSeconds(1)))
                .isTrue();
    }

    /** Counts on an engine how many functions that have captured one are still there. */
    private static final class Captured implements Serializable {
        private static final long serialVersionUID = 1L;
        private static final List<WeakReference<Captured>> MADE = new CopyOnWriteArrayList<>();

        private Object readResolve() {
            MADE.add(new WeakReference<>(this));
            return this;
        }

        int same(int item) {
            return item;
        }

        static int left() {
            System.gc();
            return (int) MADE.stream().filter(made -> made.get() != null).count();
        }
    }

    @Test
    void enginesLetGoOfTheFunctionAtTheEnd() {
        Captured captured = new Captured();
        List<Integer> items = IntStream.range(0, 1_000).boxed().toList();
        assertThat(any().mapSync((Integer i) -> captured.same(i), items)).hasSize(1_000);
        try (Stream<Integer> values = any().stream((Integer i) -> captured.same(i), items)) {
            assertThat(values.limit(5)).hasSize(5);
        }
        MultiResult<Integer> cancelled = any().map(
                        (Integer i) -> {
                            Thread.sleep(60_000);
                            return captured.same(i);
                        },
                        items);
        await().until(() -> cancelled.tasks().stream().anyMatch(each -> each.status() == TaskStatus.RUNNING));
        cancelled.cancel();
        await().untilAsserted(() ->
                assertThat(GRID.client().all().applySync(Captured::left)).containsOnly(0));
    }

    @Test
    void itemsAreLetGoWhenTheyHaveEnded() {
        List<WeakReference<byte[]>> items = new CopyOnWriteArrayList<>();
        MultiResult<Integer> result = any().withChunk(1)
                .map((byte[] bytes) -> bytes.length, IntStream.range(0, 100).mapToObj(i -> {
                    byte[] item = new byte[10_000];
                    items.add(new WeakReference<>(item));
                    return item;
                }));
        assertThat(result.get()).hasSize(100);
        await().untilAsserted(() -> {
            System.gc();
            assertThat(items).allMatch(item -> item.get() == null);
        });
        assertThat(result.size()).isEqualTo(100);
    }

    @Test
    void aStreamOfItemsIsClosedAtTheEnd() {
        AtomicInteger closed = new AtomicInteger();
        Supplier<Stream<Integer>> items =
                () -> Stream.iterate(0, i -> i + 1).limit(1_000).onClose(closed::incrementAndGet);
        assertThat(any().mapReduce((Integer i) -> i, Integer::sum, items.get()).get())
                .isEqualTo(499_500);
        try (Stream<Integer> values = any().stream((Integer i) -> i, items.get())) {
            assertThat(values.limit(3)).containsExactly(0, 1, 2);
        }
        await().untilAsserted(() -> assertThat(closed).hasValue(2));
    }

    @Test
    void groovyMapsRangesArraysAndClosures() {
        assertThat((List<?>) groovy("rc.balanced().map({ it * 2 }, 0..<1000).get()"))
                .isEqualTo(IntStream.range(0, 1_000).map(i -> 2 * i).boxed().toList());
        assertThat((List<?>) groovy("rc.balanced().mapSync([1, 2, 3] as int[]) { it + 1 }"))
                .isEqualTo(List.of(2, 3, 4));
        assertThat(groovy("rc.balanced().mapReduce({ it * 2 }, { a, b -> a + b }, 1..10_000).get()"))
                .isEqualTo(100_010_000);
        assertThat((List<?>) groovy("rc.balanced().stream(1..100) { it * it }.limit(3).toList()"))
                .isEqualTo(List.of(1, 4, 9));
        assertThat(groovy("rc.balanced().asCompleted(1..100) { it }.mapToInt { it.value }.sum()"))
                .isEqualTo(5050);
        assertThat(groovy("def sum = 0; for (v in rc.balanced().map({ it }, 1..100)) { sum += v }; sum"))
                .isEqualTo(5050);
        assertThatThrownBy(() -> groovy("rc.balanced().map({ it }, 'text')"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatItemsPrintIsHeardAndTheMapEndsLast() {
        StringBuffer printed = new StringBuffer();
        MultiResult<Integer> result = any().withHiddenOutput()
                .map(
                        (Integer i) -> {
                            System.out.println("item " + i);
                            return i;
                        },
                        IntStream.range(0, 50).boxed().toList());
        result.onOutput(line -> printed.append(line.text()).append('\n')).join();
        for (int i = 0; i < 50; i++) {
            assertThat(printed).contains("item " + i + "\n");
        }
        assertThat(result.metadata().status()).isEqualTo(TaskStatus.OK);
    }

    @Test
    void manyLongsNeedNoBoxesHere() {
        AsyncResult<Long> sum = any().mapReduce(
                        (Long i) -> i, Long::sum, LongStream.range(0, 1_000_000).boxed());
        assertThat(sum.get()).isEqualTo(499_999_500_000L);
    }
}
