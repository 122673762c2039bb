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
     * Lets nobody go on who would have to guess what the other side's messages mean. Classes that come from no jar have no version to
     * compare; who runs those is building Cogrid.
     *
     * @param grid what it is that has the other version, as the start of a sentence
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
