/** What sealing and signing need of a platform. Keys are base64: public ones raw, private ones PKCS #8. */
export interface RescueCrypto {
  newKeys(kind: 'X25519' | 'Ed25519'): Promise<{ readonly publicKey: string; readonly privateKey: string }>;
  /** So that only the holder of the private half reads it, and not under other additional data. Base64. */
  seal(publicKey: string, plain: string, additionalData: string): Promise<string>;
  /** null: not sealed to this key, or changed since. */
  open(
    keys: { readonly publicKey: string; readonly privateKey: string },
    sealed: string,
    additionalData: string,
  ): Promise<string | null>;
  sign(privateKey: string, text: string): Promise<string>;
  isSignedBy(publicKey: string, signature: string, text: string): Promise<boolean>;
}
