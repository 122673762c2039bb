package org.cogrid.core.internal.access;

import org.cogrid.core.GridConnectionException;

/** The version of Cogrid that runs here. */
public final class CogridVersion {
    private static final String UNKNOWN = "dev";

    private CogridVersion() {}

    /** The version in the jar's manifest, or {@code dev} when run from class folders. */
    public static String text() {
        String version = CogridVersion.class.getPackage().getImplementationVersion();
        return version == null ? UNKNOWN : version;
    }

    /**
     * Throws unless both sides have the same version, because only then does each understand the other's messages.
     * Classes that come from no jar have no version and pass: they are a developer's own build of Cogrid.
     *
     * @param grid what has the other version, as the start of a sentence
     * @throws GridConnectionException when the versions differ, naming both
     */
    public static void require(String grid, String theirs) {
        requireSame(grid, theirs, text());
    }

    static void requireSame(String grid, String theirs, String ours) {
        if (!theirs.equals(ours) && !theirs.equals(UNKNOWN) && !ours.equals(UNKNOWN)) {
            throw new GridConnectionException(
                    grid + " is of Cogrid " + theirs + ", but this program is of Cogrid " + ours
                            + ", and different versions do not understand each other: use Cogrid " + theirs
                            + " here, or stop that grid and start it again with Cogrid " + ours);
        }
    }
}
