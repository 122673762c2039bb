package org.cogrid.bench.grid;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.cogrid.bench.measure.Samples;
import org.cogrid.client.Client;
import org.cogrid.client.DirectView;
import org.cogrid.client.it.HelperJvm;

/** A program that calls engine 1 again and again, for so many milliseconds or from {@code start} to {@code end}, and says how long its calls took. */
public final class OtherCaller {
    private static final long FOR_EVER = 3_600_000;

    private OtherCaller() {}

    /** The argument is the grid's connection file. */
    public static void main(String[] arguments) throws Exception {
        DirectView e1 = Client.connect(Path.of(arguments[0])).view(1);
        calls(e1, new AtomicBoolean(), 2_000);
        System.out.println("ready");
        AtomicBoolean ended = new AtomicBoolean();
        CompletableFuture<String> background = new CompletableFuture<>();
        HelperJvm.serve(line -> {
            if (line.equals("start")) {
                background.completeAsync(() -> calls(e1, ended, FOR_EVER));
                return "started";
            }
            ended.set(line.equals("end"));
            return line.equals("end") ? background.get() : calls(e1, new AtomicBoolean(), Long.parseLong(line));
        });
    }

    private static String calls(DirectView engine, AtomicBoolean ended, long millis) {
        LongStream.Builder nanos = LongStream.builder();
        long begin = System.nanoTime();
        while (!ended.get() && System.nanoTime() - begin < millis * 1_000_000) {
            long left = System.nanoTime();
            engine.applySync(() -> null);
            nanos.add(System.nanoTime() - left);
        }
        Samples samples = Samples.of(nanos.build().toArray());
        return String.format(Locale.ROOT, "%.3f %.3f", samples.median() / 1e6, samples.p99() / 1e6);
    }
}
