package org.cogrid.core.internal.code;

/** Code that travelled to an engine has come to a place where it uses the client. Thrown by what {@code ClientTypes} weaves in. */
public final class ClientOnEngineException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    private ClientOnEngineException(String message) {
        super(message);
    }

    /** Always throws; called in the place of {@code use}, such as {@code org.cogrid.client.Client.connect}. */
    public static void refuse(String use) {
        throw new ClientOnEngineException(use
                + " was called on an engine, where there is no client: do that in your program, and pass what the function"
                + " needs as an argument or Reference");
    }
}
