package org.cogrid.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Stream;
import org.cogrid.core.internal.access.ConnectionText;
import org.cogrid.core.internal.access.GridAccess;
import org.cogrid.core.internal.access.MemberAddress;
import org.cogrid.core.internal.access.MemberProcess;
import org.cogrid.core.internal.grid.EngineEntry;
import org.cogrid.core.internal.grid.EngineReport;

/** The decoders of JSON texts: connection files, and what engines tell about themselves. */
final class TextDecoders {
    private static final List<byte[]> TOKENS = Stream.of(
                    "[".repeat(3_000),
                    "{\"a\":".repeat(3_000),
                    "9".repeat(3_000),
                    "null",
                    "1e999999999",
                    "-1e-999999999",
                    "99999999999999999999",
                    "true",
                    "\"",
                    "\"\\ud800\"",
                    "\"\\u12",
                    "{}",
                    "[]",
                    ",",
                    ":",
                    "\"x\"",
                    "-1",
                    "3.5",
                    "+1000000000-01-01T00:00:00Z")
            .map(token -> token.getBytes(StandardCharsets.UTF_8))
            .toList();

    private TextDecoders() {}

    static List<Decoder<?>> all() {
        return List.of(
                json("EngineEntry", TextDecoders::engine, EngineEntry::toJson, EngineEntry::fromJson),
                json(
                        "EngineEntry.Several",
                        random -> new EngineEntry.Several(Samples.several(random, 3, TextDecoders::engine)),
                        EngineEntry.Several::toJson,
                        EngineEntry.Several::fromJson),
                json("EngineReport", TextDecoders::report, EngineReport::toJson, EngineReport::fromJson),
                json("Running", TextDecoders::running, EngineReport.Running::toJson, EngineReport.Running::fromJson),
                json("connection file", TextDecoders::access, ConnectionText::of, ConnectionText::parse));
    }

    private static <T> Decoder<T> json(
            String name,
            Function<SplittableRandom, T> samples,
            Function<T, String> writer,
            Function<String, T> reader) {
        return Decoder.of(
                        name,
                        samples,
                        value -> writer.apply(value).getBytes(StandardCharsets.UTF_8),
                        bytes -> reader.apply(new String(bytes, StandardCharsets.UTF_8)))
                .withTokens(TOKENS)
                .refusingBy(IllegalArgumentException.class);
    }

    private static MemberAddress address(SplittableRandom random) {
        return new MemberAddress("127.0.0.1:" + random.nextInt(1, 65_536), "tunnel:" + random.nextInt(1, 65_536));
    }

    private static EngineEntry engine(SplittableRandom random) {
        return new EngineEntry(
                random.nextInt(),
                Samples.oneOf(random, EngineEntry.State.values()),
                Samples.id(random),
                Samples.id(random),
                address(random),
                random.nextLong(),
                Samples.instant(random),
                random.nextInt(),
                Samples.text(random));
    }

    private static EngineReport report(SplittableRandom random) {
        return new EngineReport(
                Samples.text(random),
                Samples.text(random),
                random.nextLong(),
                random.nextBoolean(),
                random.nextInt(),
                random.nextBoolean() ? null : running(random),
                new EngineReport.Load(random.nextLong(), random.nextLong(), random.nextDouble()),
                random.nextInt(),
                random.nextLong(),
                random.nextLong(),
                Samples.several(random, 3, each -> new EngineReport.Held(Samples.text(each), each.nextLong())),
                random.nextLong());
    }

    private static EngineReport.Running running(SplittableRandom random) {
        return new EngineReport.Running(
                random.nextLong(), Samples.text(random), Samples.text(random), Samples.text(random), random.nextLong());
    }

    private static GridAccess access(SplittableRandom random) {
        List<MemberProcess> processes = Samples.several(
                random,
                3,
                each -> new MemberProcess(address(each), "elsewhere", each.nextLong(), Samples.instant(each)));
        List<String> addresses =
                Samples.several(random, 3, each -> address(each).reachableAt());
        return GridAccess.toNewGrid("grid" + random.nextInt(100)).withMembers(addresses, processes);
    }
}
