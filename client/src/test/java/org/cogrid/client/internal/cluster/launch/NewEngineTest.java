package org.cogrid.client.internal.cluster.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.cogrid.client.internal.cluster.ProgramAsEngine;
import org.cogrid.core.CogridException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The end of this program while an engine that is to take over joins, here a small program that says it has. */
class NewEngineTest {
    private static final Duration PATIENCE = Duration.ofSeconds(50);

    @TempDir
    Path folder;

    private NewEngine next;

    /** Joins at once, and leaves a file if it ends well, when its standard input does. */
    static final class Joins {
        private Joins() {}

        public static void main(String[] args) throws IOException {
            System.out.println("COGRID JOINED here");
            System.in.transferTo(System.err);
            Files.createFile(Path.of(args[1] + ".end"));
        }
    }

    @BeforeEach
    void prepare() {
        LaunchPlan plan = new LaunchPlan(
                LaunchPlan.Lifetime.OF_THE_PROGRAM,
                List.of("-Xshare:auto"),
                List.of(),
                PATIENCE,
                folder.resolve("cache"));
        next = new NewEngine(new EngineJvm(
                new ProgramAsEngine(Joins.class), folder.resolve("g"), plan, List.of(), folder.resolve("log")));
    }

    @Test
    void onceItHasJoinedItIsNotEndedAnyMoreAsTheOldOneIsToldToLeave() {
        EngineProcess process = next.startAndJoin(PATIENCE);

        next.undo();

        process.release();
        process.awaitEnd();
        assertThat(folder.resolve("g.end")).exists();
    }

    @Test
    void whenTheProgramEndsWhileItStartsItEndsAndTheOldOneIsNotTold() {
        Thread end = new Thread(next::undo);
        end.start();
        await().until(() -> end.getState() == Thread.State.WAITING);

        assertThatThrownBy(() -> next.startAndJoin(PATIENCE)).isInstanceOf(CogridException.class);

        await().until(() -> next.started().stream().noneMatch(EngineProcess::isAlive));
        assertThat(next.started()).isPresent();
        assertThat(folder.resolve("g.end")).doesNotExist();
    }
}
