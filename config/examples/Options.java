// Prices of options by Monte Carlo simulation, beside the formulas where there are any.
//
//     cogrid start -n 4
//     cogrid run config/examples/Options.java
//
// An item is a seed, from which an engine simulates 10,000 paths of the share's price. The engines add up what the paths pay and only
// sums come back, so a million seeds would need no more memory here. The same seeds give the same prices, whatever engines there are.
//
// An Asian call pays by the average of the prices at the ends of the months. For the geometric average there is a formula; for the
// arithmetic one, which is what is traded, there is none. As the two move together, the known error of the first corrects the second:
// the geometric average is its control variate (Kemna and Vorst, 1990).

import java.io.Serializable;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.cogrid.client.Client;

public class Options {
    static final double SPOT = 100;
    static final double STRIKE = 100;
    static final double RATE = 0.05;
    static final double VOLATILITY = 0.2;
    static final double YEARS = 1;
    static final int MONTHS = 12;
    static final int PATHS = 10_000;

    static final int EUROPEAN = 0;
    static final int GEOMETRIC = 1;
    static final int ARITHMETIC = 2;

    public static void main(Client rc, String[] args) {
        LongStream seeds = LongStream.rangeClosed(1, 200);
        Sums sums = rc.balanced().mapReduce(Sums::of, Sums::plus, seeds.boxed()).get();

        System.out.printf("%-26s simulated           formula%n", sums.paths + " paths");
        tell("European call", sums.price(EUROPEAN), sums.error(EUROPEAN), europeanFormula());
        tell("Asian call, geometric", sums.price(GEOMETRIC), sums.error(GEOMETRIC), geometricFormula());
        tell("Asian call, arithmetic", sums.price(ARITHMETIC), sums.error(ARITHMETIC));

        double slope = sums.covariance(ARITHMETIC, GEOMETRIC) / sums.covariance(GEOMETRIC, GEOMETRIC);
        double price = sums.price(ARITHMETIC) - slope * (sums.price(GEOMETRIC) - geometricFormula());
        double variance = sums.covariance(ARITHMETIC, ARITHMETIC) - slope * sums.covariance(ARITHMETIC, GEOMETRIC);
        tell("  with control variate", price, Math.sqrt(variance / sums.paths));
    }

    /** What the three options have paid on some paths, in money of today, and the products of that. */
    static class Sums implements Serializable {
        long paths;
        double[] paid = new double[3];
        double[][] products = new double[3][3];

        static Sums of(long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            Sums sums = new Sums();
            for (int path = 0; path < PATHS; path++) {
                sums.add(path(random));
            }
            return sums;
        }

        private void add(double[] pays) {
            paths++;
            for (int i = 0; i < paid.length; i++) {
                paid[i] += pays[i];
                for (int j = 0; j < paid.length; j++) {
                    products[i][j] += pays[i] * pays[j];
                }
            }
        }

        Sums plus(Sums other) {
            paths += other.paths;
            for (int i = 0; i < paid.length; i++) {
                paid[i] += other.paid[i];
                for (int j = 0; j < paid.length; j++) {
                    products[i][j] += other.products[i][j];
                }
            }
            return this;
        }

        double price(int option) {
            return paid[option] / paths;
        }

        double covariance(int one, int other) {
            return products[one][other] / paths - price(one) * price(other);
        }

        /** Returns the standard error of a price. */
        double error(int option) {
            return Math.sqrt(covariance(option, option) / paths);
        }
    }

    /** Simulates a path of the share's price, and returns what each option pays at its end. */
    private static double[] path(SplittableRandom random) {
        double month = YEARS / MONTHS;
        double drift = (RATE - VOLATILITY * VOLATILITY / 2) * month;
        double spread = VOLATILITY * Math.sqrt(month);
        double logarithm = Math.log(SPOT);
        double logarithms = 0;
        double prices = 0;
        for (int i = 0; i < MONTHS; i++) {
            logarithm += drift + spread * random.nextGaussian();
            logarithms += logarithm;
            prices += Math.exp(logarithm);
        }
        return new double[] {pays(Math.exp(logarithm)), pays(Math.exp(logarithms / MONTHS)), pays(prices / MONTHS)};
    }

    private static double pays(double price) {
        return Math.exp(-RATE * YEARS) * Math.max(price - STRIKE, 0);
    }

    /** The price by Black and Scholes (1973). */
    private static double europeanFormula() {
        return logNormalCall(
                Math.log(SPOT) + (RATE - VOLATILITY * VOLATILITY / 2) * YEARS, VOLATILITY * VOLATILITY * YEARS);
    }

    private static double geometricFormula() {
        double n = MONTHS;
        return logNormalCall(
                Math.log(SPOT) + (RATE - VOLATILITY * VOLATILITY / 2) * YEARS * (n + 1) / (2 * n),
                VOLATILITY * VOLATILITY * YEARS * (n + 1) * (2 * n + 1) / (6 * n * n));
    }

    /** Returns the price of a call that pays by a price whose logarithm has a normal distribution. */
    private static double logNormalCall(double mean, double variance) {
        double d = (mean - Math.log(STRIKE)) / Math.sqrt(variance);
        return Math.exp(-RATE * YEARS)
                * (Math.exp(mean + variance / 2) * normal(d + Math.sqrt(variance)) - STRIKE * normal(d));
    }

    /** The normal distribution function, by its series around 0 (Marsaglia, 2004). */
    private static double normal(double x) {
        double sum = x;
        double term = x;
        for (int i = 3; Math.abs(term) > 1e-17; i += 2) {
            term *= x * x / i;
            sum += term;
        }
        return 0.5 + sum * Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
    }

    private static void tell(String option, double price, double error) {
        System.out.printf("%-26s %7.4f ± %.4f%n", option, price, error);
    }

    private static void tell(String option, double price, double error, double formula) {
        System.out.printf("%-26s %7.4f ± %.4f    %7.4f%n", option, price, error, formula);
        if (Math.abs(price - formula) > 4 * error) {
            throw new IllegalStateException("the simulation of the " + option + " is wrong");
        }
    }
}
