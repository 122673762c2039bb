package org.cogrid.client.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import libsvm.svm;
import org.junit.jupiter.api.Test;

/** The example programs, run by {@code cogrid run} on engines in JVMs of their own. */
class ExamplesIT extends CommandsBesideGrid {
    private static final Path EXAMPLES =
            Path.of("..", "config", "examples").toAbsolutePath().normalize();

    private CommandRun.Told example(String file, String... arguments) throws Exception {
        List<String> words =
                new ArrayList<>(List.of("run", EXAMPLES.resolve(file).toString()));
        words.addAll(List.of(arguments));
        return CommandRun.start(
                        folder,
                        Map.of(
                                "COGRID_CONNECTION",
                                GRID.cluster().connectionFile().toString(),
                                "LC_ALL",
                                "C.UTF-8"),
                        words.toArray(String[]::new))
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

    @Test
    void theWordsOfABookAreCountedAsByOneMachine() throws Exception {
        assertThat(example("words.groovy", EXAMPLES.resolve("texts/alice.txt").toString()))
                .isEqualTo(new CommandRun.Told(0, """
                        alice.txt has 26683 words, 2636 different ones:
                          1642 the
                           872 and
                           729 to
                           632 a
                           540 she
                           530 it
                           513 of
                           462 said
                           410 i
                           386 alice
                        One machine counts the same.
                        """, ""));
    }

    /** Of the generator only its kind is specified: so another JDK may simulate other paths. */
    @Test
    void simulatedPricesAreWithinTheirErrorsOfTheFormulas() throws Exception {
        CommandRun.Told told = example("Options.java");

        assertThat(told.err()).isEmpty();
        assertThat(told.out()).startsWith("2000000 paths              simulated           formula\n");
        Price european = Price.of("European call", told.out());
        Price geometric = Price.of("Asian call, geometric", told.out());
        Price arithmetic = Price.of("Asian call, arithmetic", told.out());
        Price controlled = Price.of("  with control variate", told.out());
        assertThat(european.formula()).isEqualTo("10.4506");
        assertThat(geometric.formula()).isEqualTo("5.9402");
        assertThat(european.value()).isCloseTo(10.4506, within(4 * european.error()));
        assertThat(geometric.value()).isCloseTo(5.9402, within(4 * geometric.error()));
        assertThat(arithmetic.value()).isCloseTo(controlled.value(), within(4 * arithmetic.error()));
        assertThat(european.error()).isCloseTo(0.0104, within(0.0002));
        assertThat(controlled.error()).isCloseTo(0.0002, within(0.0001));
    }

    private record Price(double value, double error, String formula) {
        static Price of(String option, String out) {
            Matcher line = Pattern.compile("(?m)^" + option + " +([0-9.]+) ± ([0-9.]+)(?: +([0-9.]+))?$")
                    .matcher(out);
            assertThat(line.find()).as("a price of %s in %s", option, out).isTrue();
            return new Price(
                    Double.parseDouble(line.group(1)),
                    Double.parseDouble(line.group(2)),
                    String.valueOf(line.group(3)));
        }
    }

    @Test
    void aGraphOfTasksRepairsTheStationThatFailsItsCheck() throws Exception {
        assertThat(example("stations.groovy")).isEqualTo(new CommandRun.Told(0, """
                        station    mean  seasons  hours  warmest
                              1   9.2 °C   ± 10.3  ± 4.0  day 201
                              2  10.2 °C   ± 10.2  ± 4.0  day 198
                              3  11.0 °C   ±  9.4  ± 4.0  day 203
                              4  12.2 °C   ± 10.1  ± 4.0  day 201, with gaps filled
                              5  12.7 °C   ±  9.3  ± 4.0  day 202
                              6  13.5 °C   ± 10.1  ± 4.0  day 201
                        The warmest day of all stations was day 216, with 23.3 °C.
                        """, ""));
    }

    @Test
    void theBestOfAMillionParametersIsFoundAndThoseNearlyAsGoodAreWritten() throws Exception {
        assertThat(example("epidemic.groovy", "fits.csv")).isEqualTo(new CommandRun.Told(0, """
                        Of 1000000 pairs one is best: a sick boy infects 1.708 others a day, and is well after 2.24 days.
                        The model is off by 17.2 boys.
                        10072 pairs are off by less than half as much again: they are in fits.csv.
                        """, ""));
        assertThat(folder.resolve("fits.csv"))
                .content()
                .startsWith("infects,recovers,error\n1.598,0.426,25.75\n1.598,0.427,25.72\n")
                .hasLineCount(10_073);
    }

    @Test
    void theBestParametersOfAMachineAreFoundByALibraryThatOnlyTheEnginesHave() throws Exception {
        Path libsvm = Path.of(
                svm.class.getProtectionDomain().getCodeSource().getLocation().toURI());

        CommandRun.Told told = example("svm.groovy", libsvm.toString());

        assertThat(told.err()).isEmpty();
        assertThat(told.out())
                .matches("(So far: C = 2\\^-?\\d+, gamma = 2\\^-?\\d+ tells \\d+ of 300 points rightly\n){2,}"
                        + "Of 72 pairs: C = 2\\^1, gamma = 2\\^5 tells 288 of 300 points rightly\n");
    }
}
