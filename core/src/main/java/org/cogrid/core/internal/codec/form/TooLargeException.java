package org.cogrid.core.internal.codec.form;

import java.io.IOException;
import org.cogrid.core.internal.text.Amounts;

/** An encoding has reached its limit. */
public final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    TooLargeException(long maxBytes) {
        super("more than " + Amounts.size(maxBytes));
    }
}
