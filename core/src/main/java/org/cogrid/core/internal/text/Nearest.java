package org.cogrid.core.internal.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * Finds the word that a user may have meant to type. It counts wrong letters itself, because picocli compares pairs of
 * letters and does not find words with two swapped letters.
 */
public final class Nearest {
    private Nearest() {}

    /** The nearest of these words, if at most a third of its letters are wrong. */
    public static Optional<String> to(String typed, Collection<String> words) {
        return words.stream()
                .filter(word -> isNear(typed, word))
                .min(Comparator.<String>comparingInt(word -> distance(typed, word))
                        .thenComparing(word -> word));
    }

    /** Whether at most a third of the letters are wrong. */
    public static boolean isNear(String typed, String word) {
        return distance(typed, word) * 3 <= Math.max(word.length(), typed.length());
    }

    /** How many letters must be inserted, removed, replaced or swapped with their neighbours. */
    static int distance(String a, String b) {
        int[][] steps = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                steps[i][j] = i == 0 || j == 0 ? i + j : cheapest(a, b, i, j, steps);
            }
        }
        return steps[a.length()][b.length()];
    }

    private static int cheapest(String a, String b, int i, int j, int[][] steps) {
        int replaced = steps[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int best = Math.min(replaced, 1 + Math.min(steps[i - 1][j], steps[i][j - 1]));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, steps[i - 2][j - 2] + 1) : best;
    }
}
