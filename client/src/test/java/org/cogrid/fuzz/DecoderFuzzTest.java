package org.cogrid.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Feeds random, damaged and valid bytes to every decoder of bytes that come from elsewhere. The inputs are made by a
 * seeded generator: it needs no native agent as Jazzer does, and as it starts from what the real encoders write, it gets
 * past the first checks without measuring which code an input reaches.
 *
 * <p>{@code -Dfuzz.inputs} is the number of inputs, {@code -Dfuzz.seed} the seed, and {@code -Dfuzz.input} the number of
 * the only input to run.
 */
class DecoderFuzzTest {
    private static final long SEED = Long.getLong("fuzz.seed", 1);
    private static final long INPUTS = Long.getLong("fuzz.inputs", 50_000);
    private static final long ONLY = Long.getLong("fuzz.input", -1);

    @Test
    @Timeout(value = 12, unit = TimeUnit.HOURS) // a hang is found by the run itself
    void noDecoderCrashesHangsOrTakesMuchMemoryWhateverTheBytes() throws Exception {
        List<Decoder<?>> decoders = new ArrayList<>();
        decoders.addAll(WireDecoders.all());
        decoders.addAll(GridDecoders.all());
        decoders.addAll(CodeDecoders.all());
        decoders.addAll(TextDecoders.all());
        decoders.add(ValueDecoders.plain());
        decoders.add(ValueDecoders.graphs());
        FuzzRun run = ONLY < 0 ? new FuzzRun(SEED, 0, INPUTS, decoders) : new FuzzRun(SEED, ONLY, 1, decoders);

        List<String> findings = run.findings();

        if (System.getProperty("fuzz.inputs") != null) {
            System.out.println("seed " + SEED + ", " + INPUTS + " inputs" + run.summary());
        }
        assertThat(findings).as(run.summary()).isEmpty();
    }
}
