package org.cogrid.core.internal.grid;

/** The version of Cogrid that runs here. */
public final class CogridVersion {
    private CogridVersion() {}

    /** The version in the jar's manifest, or {@code dev} when run from class folders. */
    public static String text() {
        String version = CogridVersion.class.getPackage().getImplementationVersion();
        return version == null ? "dev" : version;
    }
}
