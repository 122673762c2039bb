package org.cogrid.client.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The example programs, run by {@code cogrid run} on engines in JVMs of their own. */
class ExamplesIT extends CommandsBesideGrid {
    private static final Path EXAMPLES =
            Path.of("..", "config", "examples").toAbsolutePath().normalize();

    private CommandRun.Told example(String file) throws Exception {
        return CommandRun.start(
                        folder,
                        Map.of(
                                "COGRID_CONNECTION",
                                GRID.cluster().connectionFile().toString(),
                                "LC_ALL",
                                "C.UTF-8"),
                        "run",
                        EXAMPLES.resolve(file).toString())
                .told();
    }

    @Test
    void enginesThatReadTheirNeighboursPointsComputeTheWaveOfOneMachine() throws Exception {
        assertThat(example("wave.groovy")).isEqualTo(new CommandRun.Told(0, """
                        After 120 steps on engines [0, 1] the pulse has become two, 0.50 high, 60 points left and right of the middle.
                        One machine computes the same wave, to the last bit.
                        """, ""));
    }

    @Test
    void kMeansFindsWhatThePointsAreScatteredAround() throws Exception {
        assertThat(example("KMeans.java")).isEqualTo(new CommandRun.Told(0, """
                        100000 points on engines [0, 1], 6 rounds
                        33252 points around (0.01, -0.01)
                        33382 points around (2.00, 5.99)
                        33366 points around (5.01, 1.01)
                        """, ""));
    }

    @Test
    void theRegressionFindsTheCoefficientsOfItsDataAsOneMachineDoes() throws Exception {
        assertThat(example("regression.groovy")).isEqualTo(new CommandRun.Told(0, """
                        50000 rows on engines [0, 1]: y = 2.00 +0.50 x1 -1.50 x2
                        The residuals have a standard deviation of 0.100.
                        One machine finds the same coefficients.
                        """, ""));
    }
}
