package org.cogrid.examples;

import java.util.Arrays;
import org.ejml.simple.SimpleEVD;
import org.ejml.simple.SimpleMatrix;

/** Functions on a library that only the user's program has. */
public final class LinearAlgebra {
    private LinearAlgebra() {}

    /** The eigenvalues of a symmetric matrix, ascending. */
    public static double[] eigenvalues(double[][] matrix) {
        SimpleEVD<SimpleMatrix> decomposition = new SimpleMatrix(matrix).eig();
        double[] values = new double[decomposition.getNumberOfEigenvalues()];
        Arrays.setAll(values, i -> decomposition.getEigenvalue(i).getReal());
        Arrays.sort(values);
        return values;
    }

    /** The largest singular value of a matrix. */
    public static double norm2(double[][] matrix) {
        return new SimpleMatrix(matrix).svd().getSingularValues()[0];
    }

    /** A symmetric matrix, the same for the same seed. */
    public static double[][] symmetric(int size, long seed) {
        java.util.Random random = new java.util.Random(seed);
        double[][] matrix = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                matrix[i][j] = random.nextGaussian();
                matrix[j][i] = matrix[i][j];
            }
        }
        return matrix;
    }
}
