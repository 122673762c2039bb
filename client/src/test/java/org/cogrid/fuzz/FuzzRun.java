package org.cogrid.fuzz;

import com.sun.management.ThreadMXBean;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Feeds inputs to decoders on a thread of its own, which {@link #findings} watches. A finding is what a decoder must not
 * do: throw what it does not declare, allocate much for little input, hang, or read a valid value as another one.
 */
final class FuzzRun implements Runnable {
    private static final long HANG_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final long LOOK_MILLIS = 200;
    private static final int MOST_FINDINGS = 20;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final long seed;
    private final long first;
    private final long count;
    private final List<Decoder<?>> decoders;
    private final Thread thread = new Thread(this, "fuzz");

    // Confined to the run's thread until that has ended.
    private final Map<String, String> findings = new LinkedHashMap<>();
    private final Map<String, long[]> outcomes = new TreeMap<>();
    private long mostAllocated;

    /** What is being decoded and since when; written by the run's thread, read by the one that watches. */
    private volatile Started started = new Started(Optional.empty(), System.nanoTime());

    private record Started(Optional<FuzzInput<?>> input, long atNanos) {}

    FuzzRun(long seed, long first, long count, List<Decoder<?>> decoders) {
        this.seed = seed;
        this.first = first;
        this.count = count;
        this.decoders = decoders;
    }

    /** Runs all inputs and returns what was found; of findings at the same place the first. */
    List<String> findings() throws InterruptedException {
        thread.setDaemon(true);
        thread.start();
        while (thread.isAlive()) {
            thread.join(LOOK_MILLIS);
            Started now = started;
            if (thread.isAlive() && System.nanoTime() - now.atNanos() > HANG_NANOS) {
                return List.of("hangs:\n" + Arrays.toString(thread.getStackTrace()) + "\n" + now.input());
            }
        }
        return List.copyOf(findings.values());
    }

    /** For each decoder, how many inputs it read and refused. Called after {@link #findings}. */
    String summary() {
        StringBuilder text = new StringBuilder();
        outcomes.forEach(
                (decoder, each) -> text.append("%n%-24s %8d read %8d refused".formatted(decoder, each[0], each[1])));
        return text + "%nmost allocated for an input: %d bytes".formatted(mostAllocated);
    }

    @Override
    public void run() {
        try {
            warmUp();
            for (long number = first; number < first + count && findings.size() < MOST_FINDINGS; number++) {
                started = new Started(Optional.empty(), System.nanoTime());
                FuzzInput<?> input = FuzzInput.of(seed, number, decoders);
                started = new Started(Optional.of(input), System.nanoTime());
                feed(input);
            }
        } catch (Throwable e) {
            findings.put("run", "the run itself failed after " + started + "\n" + stack(e));
        }
    }

    /** Loads the classes of all decoders, so that this is not counted as what an input allocates. */
    private void warmUp() throws Exception {
        for (int number = 0; number < 40 * decoders.size(); number++) {
            FuzzInput<?> input = FuzzInput.of(-1, number, decoders);
            try {
                input.read();
            } catch (Throwable e) {
                stack(e); // the run proper judges what is thrown
            }
        }
    }

    private void feed(FuzzInput<?> input) {
        long[] outcome = outcomes.computeIfAbsent(input.decoder().name(), any -> new long[2]);
        long before = THREADS.getCurrentThreadAllocatedBytes();
        Object read = null;
        Throwable thrown = null;
        try {
            read = input.read();
        } catch (Throwable e) {
            thrown = e;
        }
        long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
        mostAllocated = Math.max(mostAllocated, allocated);
        outcome[thrown == null ? 0 : 1]++;
        judge(input, thrown, allocated);
        if (thrown == null && !input.isRight(read)) {
            found(input, "a valid value is read as another one: " + read);
        }
    }

    private void judge(FuzzInput<?> input, Throwable thrown, long allocated) {
        if (thrown != null && input.kind() == FuzzInput.Kind.VALID) {
            found(input, "a valid value is refused: " + stack(thrown));
        } else if (thrown != null && (!isDeclared(input.decoder(), thrown) || isOfMachine(thrown))) {
            found(input, "throws what it does not declare: " + stack(thrown));
        }
        if (allocated > input.decoder().limit().of(input.bytes())) {
            found(input, "allocates " + allocated + " bytes" + (thrown == null ? "" : ": " + stack(thrown)));
        }
    }

    private static boolean isDeclared(Decoder<?> decoder, Throwable thrown) {
        return decoder.declared().stream().anyMatch(type -> type.isInstance(thrown));
    }

    /** Whether memory or the stack was used up, even if the decoder has caught that. */
    private static boolean isOfMachine(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof VirtualMachineError) {
                return true;
            }
        }
        return false;
    }

    private void found(FuzzInput<?> input, String what) {
        String place = what.lines()
                .filter(line -> line.contains("org.cogrid.") || line.startsWith("allocates"))
                .findFirst()
                .orElse("")
                .replaceAll("[0-9]+ bytes", "");
        findings.putIfAbsent(input.decoder() + place, what + "\nby " + input + "\n");
    }

    private static String stack(Throwable e) {
        StringWriter text = new StringWriter();
        e.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
