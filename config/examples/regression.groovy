// A linear regression, y = X b + noise, by least squares.
//
//     cogrid start -n 4
//     cogrid run config/examples/regression.groovy
//
// Each engine has a block of the rows and computes its part of the normal equations, XᵀX b = Xᵀy. Their sum is small and is solved
// here. The residuals are computed where the rows are, and then gathered.

import groovy.transform.CompileStatic
import static org.cogrid.core.Reference.ref

@CompileStatic
class LeastSquares {
    /** Returns XᵀX, with Xᵀy as one more column. */
    static double[][] equations(double[][] X, double[] y) {
        int k = X[0].length
        double[][] sums = new double[k][k + 1]
        for (int row = 0; row < y.length; row++) {
            for (int i = 0; i < k; i++) {
                for (int j = 0; j < k; j++) {
                    sums[i][j] += X[row][i] * X[row][j]
                }
                sums[i][k] += X[row][i] * y[row]
            }
        }
        return sums
    }

    static double[][] sum(double[][] a, double[][] b) {
        double[][] sum = new double[a.length][a.length + 1]
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j <= a.length; j++) {
                sum[i][j] = a[i][j] + b[i][j]
            }
        }
        return sum
    }

    /** Solves the equations by Gauss–Jordan elimination. */
    static double[] solve(double[][] equations) {
        int k = equations.length
        for (int pivot = 0; pivot < k; pivot++) {
            for (int row = 0; row < k; row++) {
                double factor = equations[row][pivot] / equations[pivot][pivot]
                for (int j = 0; j <= k && row != pivot; j++) {
                    equations[row][j] -= factor * equations[pivot][j]
                }
            }
        }
        return (0..<k).collect { int i -> equations[i][k] / equations[i][i] } as double[]
    }

    static double[] residuals(double[][] X, double[] y, double[] b) {
        double[] residuals = y.clone()
        for (int row = 0; row < y.length; row++) {
            for (int i = 0; i < b.length; i++) {
                residuals[row] -= X[row][i] * b[i]
            }
        }
        return residuals
    }
}

def random = new Random(1)
double[][] X = (1..50_000).collect { [1, random.nextGaussian(), random.nextGaussian()] as double[] }
double[] y = X.collect { 2 + 0.5 * it[1] - 1.5 * it[2] + 0.1 * random.nextGaussian() }

def all = rc[0..-1]
all.scatter('X', X).get()
all.scatter('y', y).get()
def blocks = all.applySync(LeastSquares.&equations, ref('X'), ref('y'))
double[] b = LeastSquares.solve(blocks.inject(LeastSquares.&sum))
all.applyInto('residuals', LeastSquares.&residuals, ref('X'), ref('y'), b).get()
double[] residuals = all.gather('residuals').get()

printf '%d rows on engines %s: y = %.2f %+.2f x1 %+.2f x2%n', y.length, all.ids(), b[0], b[1], b[2]
printf 'The residuals have a standard deviation of %.3f.%n', Math.sqrt(residuals.collect { it * it }.average())

double[] alone = LeastSquares.solve(LeastSquares.equations(X, y))
boolean same = (0..<b.length).every { Math.abs(b[it] - alone[it]) < 1e-12 }
assert same: 'one machine finds other coefficients'
println 'One machine finds the same coefficients.'
