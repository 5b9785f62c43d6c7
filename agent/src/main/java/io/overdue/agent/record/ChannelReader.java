package io.overdue.agent.record;

import java.net.SocketAddress;

/** What the books ask about network channels; answers come by reflection, without any look-up. */
public interface ChannelReader {

  /** The channel that {@code context} is about; null when it does not tell. */
  Object channelOf(Object context);

  /** Our end; null when it is closed. */
  SocketAddress local(Object channel);

  /** The other end; null when it is closed. */
  SocketAddress remote(Object channel);

  /** Whether the channel is encrypted. */
  boolean isEncrypted(Object channel);
}
