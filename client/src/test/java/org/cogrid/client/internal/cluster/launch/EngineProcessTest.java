package org.cogrid.client.internal.cluster.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.cogrid.client.internal.cluster.ProgramAsEngine;
import org.cogrid.core.CogridException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a launcher hears of an engine that serves, here a small program that says so. */
class EngineProcessTest {
    private static final Duration PATIENCE = Duration.ofSeconds(50);

    @TempDir
    Path folder;

    private EngineProcess process;

    /** Serves at once; has read what an earlier engine has left when its standard input ends. */
    static final class Serves {
        private Serves() {}

        public static void main(String[] args) throws IOException {
            System.out.println("COGRID ENGINE 3 here");
            System.in.transferTo(System.err);
            System.out.println(args[args.length - 2]);
        }
    }

    /** An engine with this second line. */
    private void start(String secondLine) {
        LaunchPlan plan = new LaunchPlan(
                LaunchPlan.Lifetime.OF_THE_PROGRAM,
                List.of("-Xshare:auto"),
                List.of(secondLine),
                PATIENCE,
                folder.resolve("cache"));
        process = EngineProcess.start(new EngineJvm(
                new ProgramAsEngine(Serves.class), folder.resolve("g"), plan, List.of(), folder.resolve("log")));
        assertThat(process.awaitServing(PATIENCE)).isEqualTo(3);
    }

    @AfterEach
    void end() {
        process.kill();
    }

    @Test
    void anEngineThatReadsForLongGoesOn() {
        start("COGRID LOST socket thread");

        assertThatThrownBy(() -> process.awaitLost(Duration.ofMillis(1)))
                .isInstanceOf(CogridException.class)
                .hasMessageContainingAll("has not yet read what it left", "variables()");

        assertThat(process.isAlive()).isTrue();
        process.release();
        assertThat(process.awaitLost(PATIENCE)).containsExactly("socket", "thread");
    }

    @Test
    void anEngineThatHasLostNothingSaysSo() {
        start("COGRID LOST");

        process.release();

        assertThat(process.awaitLost(PATIENCE)).isEmpty();
    }

    @Test
    void anEngineThatCanNotReadWhatItLeftSaysWhy() {
        start("COGRID ERROR what it left can't be read");

        process.release();

        assertThatThrownBy(() -> process.awaitLost(PATIENCE)).hasMessageContaining("what it left can't be read.");
    }
}
