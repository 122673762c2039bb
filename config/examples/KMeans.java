// Clusters of points, by k-means.
//
//     cogrid start -n 4
//     cogrid run config/examples/KMeans.java
//
// Each engine gets a block of the points once and keeps it. In each round the centres go out, and each engine answers with
// the sum and the number of its points nearest to each centre.

import static org.cogrid.core.Reference.ref;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.cogrid.client.Client;
import org.cogrid.client.MultiView;

public class KMeans {
    /** The sum and the number of the points nearest to each centre. */
    record Clusters(double[][] sums, int[] counts) implements Serializable {
        static Clusters of(double[][] points, double[][] centres) {
            Clusters clusters = new Clusters(new double[centres.length][2], new int[centres.length]);
            for (double[] point : points) {
                int nearest = nearest(centres, point);
                add(clusters.sums[nearest], point);
                clusters.counts[nearest]++;
            }
            return clusters;
        }

        Clusters plus(Clusters other) {
            for (int i = 0; i < counts.length; i++) {
                add(sums[i], other.sums[i]);
                counts[i] += other.counts[i];
            }
            return this;
        }

        /** A cluster without points keeps its centre. */
        double[][] centres(double[][] old) {
            double[][] centres = old.clone();
            for (int i = 0; i < counts.length; i++) {
                if (counts[i] > 0) {
                    centres[i] = new double[] {sums[i][0] / counts[i], sums[i][1] / counts[i]};
                }
            }
            return centres;
        }
    }

    public static void main(Client rc, String[] args) {
        double[][] points = points(100_000, new Random(1));
        MultiView all = rc.view(rc.ids());
        all.scatter("points", points).get();

        double[][] old;
        double[][] centres = Arrays.copyOf(points, 3);
        Clusters clusters;
        int rounds = 0;
        do {
            old = centres;
            List<Clusters> blocks = all.on(ref("points", double[][].class)).applySync(Clusters::of, old);
            clusters = blocks.stream().reduce(Clusters::plus).orElseThrow();
            centres = clusters.centres(old);
            rounds++;
        } while (!Arrays.deepEquals(centres, old));

        System.out.printf("%d points on engines %s, %d rounds%n", points.length, all.ids(), rounds);
        for (int i = 0; i < centres.length; i++) {
            System.out.printf("%d points around (%.2f, %.2f)%n", clusters.counts[i], centres[i][0], centres[i][1]);
        }
    }

    /** Points scattered around (0, 0), (5, 1) and (2, 6). */
    private static double[][] points(int n, Random random) {
        double[][] centres = {{0, 0}, {5, 1}, {2, 6}};
        double[][] points = new double[n][];
        Arrays.setAll(points, i -> {
            double[] centre = centres[random.nextInt(centres.length)];
            return new double[] {centre[0] + random.nextGaussian(), centre[1] + random.nextGaussian()};
        });
        return points;
    }

    private static int nearest(double[][] centres, double[] point) {
        int nearest = 0;
        for (int i = 1; i < centres.length; i++) {
            if (distance(centres[i], point) < distance(centres[nearest], point)) {
                nearest = i;
            }
        }
        return nearest;
    }

    private static double distance(double[] a, double[] b) {
        return Math.hypot(a[0] - b[0], a[1] - b[1]);
    }

    private static void add(double[] sum, double[] point) {
        sum[0] += point[0];
        sum[1] += point[1];
    }
}
