package org.cogrid.core;

import org.jspecify.annotations.Nullable;

/** Bytes that arrived but can't become a value here; the message names the class or path that stands in the way. */
public final class UndecodableValueException extends CogridException {
    private static final long serialVersionUID = 1L;

    private final String reason;

    /** For bytes that can't become a value here; the message names the class or path in the way. */
    public UndecodableValueException(String message) {
        this(message, null);
    }

    /** For bytes whose decoding threw {@code cause}; the message names the class or path in the way. */
    public UndecodableValueException(String message, @Nullable Throwable cause) {
        this("", message, cause);
    }

    /**
     * A failure whose message is {@code tried} followed by {@code reason}.
     *
     * @param tried what was tried, up to and with the blank before the reason
     * @param reason what stands in the way
     */
    public UndecodableValueException(String tried, String reason, @Nullable Throwable cause) {
        super(tried + reason, cause);
        this.reason = reason;
    }

    /** The reason alone, for a caller whose own message says what was tried. */
    public String reason() {
        return reason;
    }
}
