import { maxPhotoLength } from '@blinkcart/domain/order/photo'
import { bestFit } from './photo-fit.ts'

/** The picture in `file` as a JPEG small enough to travel with an action, in base64; nothing if it is no picture. */
export async function photoIn(file: Blob): Promise<string | undefined> {
  try {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' })
    const canvas = document.createElement('canvas')
    const encode = ({ width, height }: { width: number; height: number }, quality: number) => {
      Object.assign(canvas, { width, height })
      canvas.getContext('2d')?.drawImage(picture, 0, 0, width, height)
      return canvas.toDataURL('image/jpeg', quality).replace(/^data:image\/jpeg;base64,/, '')
    }
    const photo = bestFit(picture, encode, maxPhotoLength)
    picture.close()
    return photo
  } catch (failure) {
    console.warn('that is no picture', failure)
    return undefined
  }
}
