package org.cogrid.bench.maps;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cogrid.bench.measure.Operation;
import org.cogrid.client.AsyncResult;
import org.cogrid.client.Client;
import org.cogrid.client.DirectView;
import org.cogrid.client.LoadBalancedView;
import org.cogrid.client.it.HelperJvm;

/**
 * A program with a small heap. Told what to do, and with how many items, it says how many nanoseconds it took, or how many
 * bytes of heap were in use at most meanwhile, each time after collecting garbage. Checks what it gets.
 */
public final class SmallClient {
    private static final int IN_FLIGHT = 1_000;
    private static final int LOOKS = 20;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);
    private static final String TEXT = "0123456789abcdef".repeat(64);

    /** What it can be told to do. */
    enum Order {
        INTS(small -> nanos(small::mapInts)),
        INTS_DIRECT(small -> nanos(small::callWithInts)),
        INTS_HERE(small -> nanos(small::mapIntsHere)),
        TEXTS(small -> nanos(small::mapTexts)),
        TEXTS_DIRECT(small -> nanos(small::callWithTexts)),
        HEAP_OF_STREAM(SmallClient::heapOfStream),
        HEAP_OF_MAP_REDUCE(SmallClient::heapOfMapReduce);

        private final Answer answer;

        Order(Answer answer) {
            this.answer = answer;
        }

        /** Has a client do it. */
        long give(HelperJvm client, int items) throws Exception {
            return Long.parseLong(client.ask(name() + " " + items));
        }
    }

    /** Gives nanoseconds or bytes. */
    @FunctionalInterface
    private interface Answer {
        long of(SmallClient small) throws Exception;
    }

    private final LoadBalancedView any;
    private final DirectView e0;
    private final int items;

    private SmallClient(Client client, int items) {
        this.any = client.balanced();
        this.e0 = client.view(0);
        this.items = items;
    }

    /** The argument is the grid's connection file. */
    public static void main(String[] arguments) throws Exception {
        Client client = Client.connect(Path.of(arguments[0]));
        System.out.println("ready");
        HelperJvm.serve(line -> {
            String[] words = line.split(" ");
            SmallClient small = new SmallClient(client, Integer.parseInt(words[1]));
            return String.valueOf(Order.valueOf(words[0]).answer.of(small));
        });
    }

    private static int plusOne(int i) {
        return i + 1;
    }

    private static long asLong(int i) {
        return i;
    }

    private Stream<Integer> ints() {
        return IntStream.range(0, items).boxed();
    }

    /** As many different texts of 1 KB as there are places to cut one. */
    private Stream<String> texts() {
        return IntStream.range(0, items)
                .map(i -> i % TEXT.length())
                .mapToObj(at -> TEXT.substring(at).concat(TEXT.substring(0, at)));
    }

    private static long nanos(Operation operation) throws Exception {
        long begin = System.nanoTime();
        operation.run();
        return System.nanoTime() - begin;
    }

    private void mapInts() {
        checkInts(any.mapSync(SmallClient::plusOne, ints()));
    }

    private void mapIntsHere() {
        checkInts(ints().parallel().map(SmallClient::plusOne).toList());
    }

    private void checkInts(List<Integer> values) {
        check(values.size(), items);
        check(values.get(items - 1), items);
    }

    private void callWithInts() {
        check(pipeline(ints(), i -> e0.applyAsync(SmallClient::plusOne, i)), items);
    }

    private void mapTexts() {
        List<Integer> lengths = any.mapSync(String::length, texts());
        check(lengths.size(), items);
        check(lengths.get(items - 1), TEXT.length());
    }

    private void callWithTexts() {
        check(pipeline(texts(), text -> e0.applyAsync(String::length, text)), TEXT.length());
    }

    /** Gives the last value. */
    private static <A> int pipeline(Stream<A> items, Function<A, AsyncResult<Integer>> call) {
        Deque<AsyncResult<Integer>> waiting = new ArrayDeque<>(IN_FLIGHT);
        items.forEachOrdered(item -> {
            if (waiting.size() == IN_FLIGHT) {
                waiting.removeFirst().get();
            }
            waiting.addLast(call.apply(item));
        });
        return waiting.stream().mapToInt(AsyncResult::get).reduce((value, next) -> next).orElseThrow();
    }

    private long heapOfStream() {
        long most = 0;
        try (Stream<Integer> values = any.stream(SmallClient::plusOne, ints())) {
            Iterator<Integer> iterator = values.iterator();
            for (int i = 0; i < items; i++) {
                check(iterator.next(), i + 1);
                if (i % (items / LOOKS) == 0) {
                    most = Math.max(most, heap());
                }
            }
        }
        return most;
    }

    private long heapOfMapReduce() {
        AsyncResult<Long> sum = any.mapReduce(SmallClient::asLong, Long::sum, ints());
        long most = heap();
        while (!sum.await(BETWEEN_LOOKS)) {
            most = Math.max(most, heap());
        }
        check(sum.get(), items * (items - 1L) / 2);
        return most;
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static void check(long value, long expected) {
        if (value != expected) {
            throw new IllegalStateException(value + " came, not " + expected);
        }
    }
}
