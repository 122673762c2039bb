package org.cogrid.client.internal.cluster.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.cogrid.client.internal.grid.ConnectionDirectory;
import org.cogrid.core.internal.access.GridAccess;
import org.cogrid.core.internal.access.MachineName;
import org.cogrid.core.internal.access.MemberAddress;
import org.cogrid.core.internal.access.MemberProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeapsTest {
    private static final long GIB = 1L << 30;
    private static final Heaps NONE = new Heaps(24 * GIB, List.of());

    private static List<String> arguments(Heaps heaps, int count) {
        return heaps.argumentsOf(count, List.of("-Dx=y"), "");
    }

    @Test
    void fewEnginesTakeWhatTheirJvmsTakeByThemselves() {
        assertThat(arguments(NONE, 1)).isEmpty();
        assertThat(arguments(NONE, 3)).isEmpty();
    }

    @Test
    void manyEnginesShareThreeQuartersOfTheMemoryWithThoseThatRunAlready() {
        assertThat(arguments(NONE, 8)).containsExactly("-Xmx2304m");
        assertThat(arguments(new Heaps(24 * GIB, List.of(6 * GIB, 6 * GIB)), 2)).containsExactly("-Xmx3072m");
    }

    @Test
    void whereNothingIsLeftEachHasAHundredMegabytesAndTheUserIsTold() {
        Heaps full = new Heaps(24 * GIB, Collections.nCopies(5, 6 * GIB));

        assertThat(arguments(full, 2)).containsExactly("-Xmx96m");
        assertThat(arguments(new Heaps(GIB / 2, List.of(GIB)), 2)).containsExactly("-Xmx96m");
        assertThat(full.warning())
                .hasValueSatisfying(text -> assertThat(text)
                        .contains(
                                "heaps of the 5 engines here",
                                "grow to 30 GB",
                                "JVMs to 30.6 GB",
                                "24 GB of memory",
                                "--heap"));
        assertThat(new Heaps(24 * GIB, Collections.nCopies(3, 6 * GIB)).warning())
                .isEmpty();
    }

    @Test
    void severalInASmallContainerLeaveMemoryForTheRest() {
        Heaps container = new Heaps(GIB, List.of());

        assertThat(arguments(container, 2)).isEmpty();
        assertThat(arguments(container, 4)).containsExactly("-Xmx96m");
        assertThat(new Heaps(GIB, Collections.nCopies(4, 96L << 20)).warning()).isEmpty();
    }

    @Test
    void oneEngineWhoseHeapIsTooLargeIsSpokenOfAsOne() {
        assertThat(new Heaps(GIB, List.of(2 * GIB)).warning().orElseThrow())
                .startsWith("the heap of the engine here may grow to 2 GB, and its JVM to ")
                .endsWith("the system may kill it. Give it less by --heap");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Xmx1g", "-Xms8g", "-XX:MaxHeapSize=1g", "-XX:MaxRAMPercentage=80"})
    void whoeverChoosesIsLeftAlone(String chosen) {
        assertThat(NONE.argumentsOf(8, List.of("-ea", chosen), "")).isEmpty();
        assertThat(NONE.argumentsOf(8, List.of(), "-ea " + chosen)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"-Xmx512, 512", "-Xmx3k, 3072", "-Xmx2M, 2097152", "-Xmx4g, 4294967296"})
    void theSizeOfAHeapIsReadAsAJvmDoes(String argument, long bytes) {
        assertThat(Heaps.size(argument)).contains(bytes);
    }

    @ParameterizedTest
    @CsvSource({
        "-ea, 6",
        "-Xmx1g -Xmx2g, 2",
        "-XX:MaxHeapSize=3G, 3",
        "-XX:MaxRAMPercentage=12.5, 3",
        "-Xmx1g -XX:MaxRAMPercentage=50, 1"
    })
    void aRunningEngineIsCountedByWhateverSaysHowLargeItsHeapMayGrow(String arguments, long gib) {
        assertThat(Heaps.largest(List.of(arguments.split(" ")), 24 * GIB)).isEqualTo(gib * GIB);
    }

    /** A process that its grid's connection file lists. */
    @Test
    void anEngineThatMakesWayIsNotCounted(@TempDir Path home) throws Exception {
        Process engine = new ProcessBuilder("sleep", "60").start();
        try {
            MemberProcess member = new MemberProcess(
                    MemberAddress.of("127.0.0.1:5701"),
                    MachineName.ofProcesses(),
                    engine.pid(),
                    engine.info().startInstant().orElseThrow());
            new ConnectionDirectory(home)
                    .file("some")
                    .write(GridAccess.toNewGrid("some").withMembers(List.of("127.0.0.1:5701"), List.of(member)));

            assertThat(Heaps.of(home).present()).hasSize(1);
            assertThat(Heaps.of(home, engine.pid()).present()).isEmpty();
        } finally {
            engine.destroyForcibly();
        }
    }

    @Test
    void otherArgumentsHaveNone() {
        assertThat(Heaps.size("-Xmxa")).isEqualTo(Optional.empty());
        assertThat(Heaps.size("-Xss4m")).isEqualTo(Optional.empty());
    }
}
