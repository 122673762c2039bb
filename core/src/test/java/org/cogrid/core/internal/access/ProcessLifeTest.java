package org.cogrid.core.internal.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ProcessLifeTest {
    private static final Duration SECONDS = Duration.ofSeconds(30);

    /** A shell that becomes a program which never asks how the shell's child has ended; only then does that end. Tells its number. */
    private static Process parentThatDoesNotCare() throws IOException {
        return new ProcessBuilder(
                        "sh",
                        "-c",
                        "(until grep -q sleep /proc/$$/comm; do sleep 0.05; done) & echo $!; exec sleep 600")
                .start();
    }

    private static ProcessHandle child(Process parent) throws IOException {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(parent.getInputStream(), StandardCharsets.UTF_8));
        return ProcessHandle.of(Long.parseLong(lines.readLine())).orElseThrow();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aProcessThatHasEndedButIsStillListedHasEnded() throws Exception {
        Process parent = parentThatDoesNotCare();
        try {
            ProcessHandle child = child(parent);

            await().atMost(SECONDS).until(() -> !ProcessLife.isAlive(child));

            assertThat(child.isAlive()).isTrue(); // as the system lists it
            assertThat(ProcessLife.awaitEnd(child, Duration.ZERO)).isTrue();
            assertThat(process(child).find()).isEmpty();
        } finally {
            parent.destroyForcibly().waitFor();
        }
    }

    private static MemberProcess process(ProcessHandle handle) {
        return new MemberProcess(
                MemberAddress.of("127.0.0.1:1"),
                MachineName.ofProcesses(),
                handle.pid(),
                handle.info().startInstant().orElseThrow());
    }

    @Test
    void whatRunsIsAliveAndItsEndIsWaitedForOnlySoLong() throws Exception {
        ProcessHandle own = ProcessHandle.current();

        assertThat(ProcessLife.isAlive(own)).isTrue();
        assertThat(ProcessLife.awaitEnd(own, Duration.ofMillis(1))).isFalse();
        assertThat(process(own).find()).contains(own);
    }

    @Test
    void whoWaitsCanBeInterrupted() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> ProcessLife.awaitEnd(ProcessHandle.current(), SECONDS))
                .isInstanceOf(InterruptedException.class);
    }

    @Test
    void theStateFollowsTheNameWhateverThatHolds() {
        assertThat(ProcessLife.isDefunct(state("a) S 1", "Z", 1))).isTrue();
        assertThat(ProcessLife.isDefunct(state("java", "S", 1))).isFalse();
        assertThat(ProcessLife.isDefunct(state("Z", "R", 1))).isFalse();
        assertThat(ProcessLife.isDefunct("")).isFalse();
    }

    @Test
    void aProcessWithThreadsThatAreStillEndingHasNotEnded() {
        assertThat(ProcessLife.isDefunct(state("java", "Z", 2))).isFalse();
    }

    private static String state(String name, String state, int threads) {
        return "42 (" + name + ") " + state + " 1 42 42 0 -1 4228364 101 0 0 0 0 0 0 0 20 0 " + threads + " 0 188\n";
    }
}
