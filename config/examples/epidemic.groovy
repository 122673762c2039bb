// The flu at a boarding school, by a sweep over a million parameters.
//
//     cogrid start -n 4
//     cogrid run config/examples/epidemic.groovy fits.csv
//
// In 1978 the flu went through an English boarding school of 763 boys; how many lay in bed was counted each day (British Medical
// Journal, 4 March 1978). The SIR model describes that by two rates: at which a sick boy infects others, and at which he gets well. The
// program tries a million pairs of rates. The best one is found on the engines. Then the pairs that fit nearly as well are written to
// a file: the errors come as a stream, in order, and are let go when they were read. So neither pass needs a hint of how to cut the
// million into messages, nor memory for it.

import groovy.transform.CompileStatic

@CompileStatic
class Sir {
    static final int[] IN_BED = [3, 8, 26, 76, 225, 298, 258, 233, 189, 128, 68, 29, 14, 4]
    static final int BOYS = 763, SIDE = 1000, STEPS_A_DAY = 4

    /** What a boy infects a day at first, for one of the million pairs: 1.002 to 3. */
    static double infects(int pair) {
        return 1 + (pair.intdiv(SIDE) as int + 1) * 2d / SIDE
    }

    /** Which part of the sick get well a day, for one of the million pairs: 0.001 to 1. */
    static double recovers(int pair) {
        return (pair % SIDE + 1) * 1d / SIDE
    }

    /** Returns how far the model is from what was counted: the root of the mean square, in boys. */
    static double error(int pair) {
        double infects = infects(pair), recovers = recovers(pair)
        double sick = IN_BED[0], healthy = BOYS - sick, squares = 0
        for (int day = 1; day < IN_BED.length; day++) {
            for (int step = 0; step < STEPS_A_DAY; step++) {
                double h = 1d / STEPS_A_DAY                         // a step of the midpoint rule
                double infected = infects * healthy * sick / BOYS
                double midHealthy = healthy - h / 2 * infected
                double midSick = sick + h / 2 * (infected - recovers * sick)
                infected = infects * midHealthy * midSick / BOYS
                healthy -= h * infected
                sick += h * (infected - recovers * midSick)
            }
            squares += (sick - IN_BED[day]) * (sick - IN_BED[day])
        }
        return Math.sqrt(squares / (IN_BED.length - 1))
    }

    static Fit fit(int pair) {
        return new Fit(pair, error(pair))
    }

    static Fit better(Fit a, Fit b) {
        return a.error() <= b.error() ? a : b
    }
}

record Fit(int pair, double error) implements Serializable { }

def any = rc.balanced()
def pairs = 0..<Sir.SIDE * Sir.SIDE

def best = any.mapReduce(Sir.&fit, Sir.&better, pairs).showProgress().get()
printf 'Of %d pairs one is best: a sick boy infects %.3f others a day, and is well after %.2f days.%n', pairs.size(),
        Sir.infects(best.pair()), 1 / Sir.recovers(best.pair())
printf 'The model is off by %.1f boys.%n', best.error()

int written = 0
new File(args[0]).withPrintWriter { out ->
    out.println 'infects,recovers,error'
    any.stream(Sir.&error, pairs).iterator().eachWithIndex { error, pair ->
        if (error < 1.5 * best.error()) {
            out.printf '%.3f,%.3f,%.2f%n', Sir.infects(pair), Sir.recovers(pair), error
            written++
        }
    }
}
println "$written pairs are off by less than half as much again: they are in ${args[0]}."
